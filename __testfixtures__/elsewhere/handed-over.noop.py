import sqlalchemy as sa
from alembic import op
from shop.migrations import helpers
from shop.migrations.helpers import add_audit_columns


def upgrade():
    add_audit_columns(op, 'tag')
    helpers.index_all(operations=op, table='tag')
    with op.batch_alter_table('tag') as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer()))


def downgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.drop_column('number')
    helpers.drop_audit_columns(op, 'tag')
