import sqlalchemy as sa
from alembic import op


from contextlib import contextmanager


@contextmanager
def quietly():
    yield


def upgrade():
    try:
        op.drop_constraint('uq_listing_title_user', 'listing', type_='unique')
    except ValueError:
        print('not there')
    else:
        op.create_unique_constraint('uq_listing_title_user', 'listing', ['title', 'user_id', 'id'])

    def tighten():
        op.alter_column('tag', 'label', type_=sa.String(60))

    with quietly():
        tighten()
        op.create_index('ix_tag_label', 'tag', ['label'])


def downgrade():
    with quietly():
        op.drop_index('ix_tag_label', 'tag')
    op.alter_column('tag', 'label', type_=sa.String(50))
    op.drop_constraint('uq_listing_title_user', 'listing', type_='unique')
    op.create_unique_constraint('uq_listing_title_user', 'listing', ['title', 'user_id'])
