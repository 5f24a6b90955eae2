import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('ALTER TABLE listing RENAME CONSTRAINT uq_listing_title_user TO uq_listing_title')
        op.execute('ALTER INDEX ix_user_email RENAME TO ix_user_mail')


def downgrade():
    if op.get_bind().dialect.name == 'sqlite':
        return
    op.execute('ALTER INDEX ix_user_mail RENAME TO ix_user_email')
