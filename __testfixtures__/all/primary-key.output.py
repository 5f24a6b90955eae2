import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('pk_tag', type_='primary')
        batch_op.create_primary_key('pk_tag_id', ['id'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('pk_tag_id', type_='primary')
        batch_op.create_primary_key('pk_tag', ['id'])
