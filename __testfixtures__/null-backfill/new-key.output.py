import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer()))
        batch_op.drop_constraint('pk_tag', type_='primary')

    # migfix: backfill tag.number: rows without a value get this one before it becomes part of the primary key
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET number = '0' WHERE number IS NULL"))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_primary_key('pk_tag', ['id', 'number'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('pk_tag', type_='primary')
        batch_op.create_primary_key('pk_tag', ['id'])
        batch_op.drop_column('number')
