import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('number', sa.Integer()))
    op.drop_constraint('pk_tag', 'tag', type_='primary')
    op.create_primary_key('pk_tag', 'tag', ['id', 'number'])


def downgrade():
    op.drop_constraint('pk_tag', 'tag', type_='primary')
    op.create_primary_key('pk_tag', 'tag', ['id'])
    op.drop_column('tag', 'number')
