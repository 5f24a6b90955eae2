import sqlalchemy as sa
from alembic import op


TABLES = ('user', 'category', 'tag')


def upgrade():
    for table in TABLES:
        op.add_column(table, sa.Column('external_id', sa.String(length=36), nullable=True))
        op.create_unique_constraint('uq_%s_external_id' % table, table, ['external_id'])


def downgrade():
    for table in reversed(TABLES):
        op.drop_constraint('uq_%s_external_id' % table, table, type_='unique')
        op.drop_column(table, 'external_id')
