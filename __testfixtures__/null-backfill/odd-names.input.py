import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('odd', '\\', existing_type=sa.String(length=20), nullable=False)
    op.alter_column('odd', 'e\'f"', existing_type=sa.String(length=20), nullable=False)
    op.alter_column('odd', "two\nlines", existing_type=sa.String(length=20), nullable=False)


def downgrade():
    op.alter_column('odd', "two\nlines", existing_type=sa.String(length=20), nullable=True)
    op.alter_column('odd', 'e\'f"', existing_type=sa.String(length=20), nullable=True)
    op.alter_column('odd', '\\', existing_type=sa.String(length=20), nullable=True)
