import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_constraint('pk_tag', 'tag', type_='primary')
    op.create_primary_key('pk_tag_id', 'tag', ['id'])


def downgrade():
    op.drop_constraint('pk_tag_id', 'tag', type_='primary')
    op.create_primary_key('pk_tag', 'tag', ['id'])
