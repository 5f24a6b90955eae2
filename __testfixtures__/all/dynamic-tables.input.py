import sqlalchemy as sa
from alembic import op


TAG = 'tag'
PREFIX = 'cate'


class Names:
    listing = 'listing'


def upgrade():
    op.alter_column(TAG, 'label', type_=sa.String(60))
    op.create_index('ix_tag_label', 'tag', ['label'])
    op.alter_column(f'{PREFIX}gory', 'name', type_=sa.String(200))
    op.alter_column(Names.listing, 'title', type_=sa.String(250))
    op.alter_column(table_name=Names.listing, column_name='status', type_=sa.String(30))


def downgrade():
    op.alter_column(Names.listing, 'status', type_=sa.String(20))
    op.alter_column(Names.listing, 'title', type_=sa.String(200))
    op.alter_column(PREFIX + 'gory', 'name', type_=sa.String(128))
    op.drop_index('ix_tag_label', TAG)
    op.alter_column("tag", 'label', type_=sa.String(50))
