import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('user', 'bio', type_=sa.String(length=900))
    op.create_index('ix_user_name_lower', 'user', [sa.text('lower(name)')])


def downgrade():
    op.drop_index('ix_user_name_lower', 'user')
    op.alter_column('user', 'bio', type_=sa.Text())
