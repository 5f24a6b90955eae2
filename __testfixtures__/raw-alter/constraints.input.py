import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('ALTER TABLE listing ADD CONSTRAINT uq_listing_title_status UNIQUE (title, status);')
    # the category must exist
    op.execute("""
        ALTER TABLE listing
        ADD CONSTRAINT fk_listing_category FOREIGN KEY (category_id) REFERENCES category (id) ON DELETE SET NULL
    """)


def downgrade():
    op.execute(sa.text('ALTER TABLE listing DROP CONSTRAINT fk_listing_category'))
    op.execute('alter table listing drop constraint uq_listing_title_status')
