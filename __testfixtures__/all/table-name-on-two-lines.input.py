from alembic import op
import sqlalchemy as sa


def upgrade():
    op.alter_column("u\
ser", "bio", existing_type=sa.String(20), nullable=False)


def downgrade():
    op.alter_column("u\
ser", "bio", existing_type=sa.String(20), nullable=True)
