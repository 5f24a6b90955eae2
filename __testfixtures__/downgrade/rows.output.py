"""Rows that the upgrade changes are marked, but for those that go with their column or table."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('path', sa.String(length=300), nullable=True))
    op.execute("UPDATE category SET path = name")
    op.execute("UPDATE orders SET state = 'open' WHERE state IS NULL")
    op.create_table('currency', sa.Column('code', sa.String(length=3), primary_key=True))
    op.bulk_insert(sa.table('currency', sa.column('code', sa.String)), [{'code': 'EUR'}])
    op.execute(sa.table('orders', sa.column('total')).update().where(sa.column('total').is_(None)).values({'total': sa.text("'0'")}))


def downgrade():
    # migfix: downgrade op.execute(sa.table('orders', sa.column('total')).update(...: it changes rows

    op.drop_table('currency')

    # migfix: downgrade op.execute("UPDATE orders SET state = 'open' WHERE state ...: it changes rows

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_column('path')
