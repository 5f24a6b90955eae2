import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name != 'oracle':
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.alter_column('label', type_=sa.String(60))
    else: print('shorter there')


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(50))
