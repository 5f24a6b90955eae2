import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_index('ix_user_name_lower', 'user', [sa.text('lower(name)')])
    op.alter_column('user', 'bio', type_=sa.String(length=900))


def downgrade():
    op.alter_column('user', 'bio', type_=sa.Text())
