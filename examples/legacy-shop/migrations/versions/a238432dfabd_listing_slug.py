"""listing slug

Revision ID: a238432dfabd
Revises: 8b75eaa09cd4
Create Date: 2017-09-05 22:17:33.490126

"""
import re

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'a238432dfabd'
down_revision = '8b75eaa09cd4'
branch_labels = None
depends_on = None


def slugify(title, id):
    return '%s-%d' % (re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-'), id)


def upgrade():
    op.add_column('listing', sa.Column('slug', sa.String(160), nullable=True))

    conn = op.get_bind()
    for id, title in conn.execute("SELECT id, title FROM listing").fetchall():
        conn.execute(
            sa.text("UPDATE listing SET slug = :slug WHERE id = :id"),
            {'slug': slugify(title, id), 'id': id},
        )

    # titles without a single letter
    conn.execute("""
        UPDATE listing
           SET slug = 'listing-' || id
         WHERE substr(slug, 1, 1) = '-' OR slug IS NULL
    """)

    op.alter_column('listing', 'slug', existing_type=sa.String(160), nullable=False)
    op.create_unique_constraint('uq_listing_slug', 'listing', ['slug'])


def downgrade():
    op.drop_constraint('uq_listing_slug', 'listing', type_='unique')
    op.drop_column('listing', 'slug')
