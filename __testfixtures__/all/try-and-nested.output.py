import sqlalchemy as sa
from alembic import op


from contextlib import contextmanager


@contextmanager
def quietly():
    yield


def upgrade():
    try:
        with op.batch_alter_table('listing', schema=None) as batch_op:
            batch_op.drop_constraint('uq_listing_title_user', type_='unique')
    except ValueError:
        print('not there')
    else:
        with op.batch_alter_table('listing', schema=None) as batch_op:
            batch_op.create_unique_constraint('uq_listing_title_user', ['title', 'user_id', 'id'])

    def tighten():
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.alter_column('label', type_=sa.String(60))

    with quietly():
        tighten()
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.create_index('ix_tag_label', ['label'])


def downgrade():
    with quietly():
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.drop_index('ix_tag_label')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(50))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('uq_listing_title_user', type_='unique')
        batch_op.create_unique_constraint('uq_listing_title_user', ['title', 'user_id'])
