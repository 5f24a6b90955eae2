import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer()))
    op.execute('UPDATE tag SET number = id')
    with op.batch_alter_table('tag') as batch_op:
        batch_op.drop_constraint('pk_tag', type_='primary')
        batch_op.create_primary_key('pk_tag', ['id', 'number'])


def downgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.drop_constraint('pk_tag', type_='primary')
        batch_op.create_primary_key('pk_tag', ['id'])
    with op.batch_alter_table('tag') as batch_op:
        batch_op.drop_column('number')
