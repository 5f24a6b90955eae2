import sqlalchemy as sa
from alembic import op


TAG = 'tag'
PREFIX = 'cate'


class Names:
    listing = 'listing'


def upgrade():
    with op.batch_alter_table(TAG, schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(60))
        batch_op.create_index('ix_tag_label', ['label'])

    with op.batch_alter_table(f'{PREFIX}gory', schema=None) as batch_op:
        batch_op.alter_column('name', type_=sa.String(200))

    with op.batch_alter_table(Names.listing, schema=None) as batch_op:
        batch_op.alter_column('title', type_=sa.String(250))
        batch_op.alter_column(column_name='status', type_=sa.String(30))


def downgrade():
    with op.batch_alter_table(Names.listing, schema=None) as batch_op:
        batch_op.alter_column('status', type_=sa.String(20))
        batch_op.alter_column('title', type_=sa.String(200))

    with op.batch_alter_table(PREFIX + 'gory', schema=None) as batch_op:
        batch_op.alter_column('name', type_=sa.String(128))

    with op.batch_alter_table(TAG, schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')
        batch_op.alter_column('label', type_=sa.String(50))
