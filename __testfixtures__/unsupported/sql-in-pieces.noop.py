import sqlalchemy as sa
from alembic import op

RENAME = 'ALTER INDEX {old} RENAME TO {new}'
lock = sa.text('LOCK TABLE tag')


def upgrade():
    table = 'listing'
    op.execute('ALTER TABLE ' + table + ' RENAME CONSTRAINT uq_listing_title_user TO uq_listing_title')
    op.execute(f'ALTER TABLE {table} RENAME CONSTRAINT uq_listing_title_user TO uq_listing_title')
    op.execute('ALTER TABLE %s DROP INDEX ix_listing_status' % table)
    op.execute(RENAME.format(old='ix_user_email', new='ix_user_mail'))
    op.execute(lock)
    op.execute(
        'ALTER TABLE listing '
        'RENAME CONSTRAINT uq_listing_title_user TO uq_listing_title'
    )


def downgrade():
    pass
