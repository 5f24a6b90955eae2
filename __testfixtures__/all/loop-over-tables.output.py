import sqlalchemy as sa
from alembic import op


TABLES = ('user', 'category', 'tag')


def upgrade():
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column('external_id', sa.String(length=36), nullable=True))
            batch_op.create_unique_constraint('uq_%s_external_id' % table, ['external_id'])


def downgrade():
    for table in reversed(TABLES):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint('uq_%s_external_id' % table, type_='unique')
            batch_op.drop_column('external_id')
