import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(length=60))
        op.drop_constraint('uq_user_username', 'user', type_='unique')


def downgrade():
    pass
