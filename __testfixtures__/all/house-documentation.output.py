"""Add URL-safe slugs to categories for cleaner URLs.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
Create Date: 2025-01-15 10:30:00.000000
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    # Add url_name column with temporary default
    # Will backfill with slugified category names
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('url_name', sa.String(128), nullable=False,
                      server_default='temp', index=True)
        )

    # Transform existing names to URL-safe slugs
    # Example: "Home & Garden" -> "home_garden"
    conn = op.get_bind()
    conn.execute(sa.text("""
        UPDATE category 
        SET url_name = LOWER(REPLACE(REPLACE(TRIM(name), ' ', '_'), '-', '_'))
        WHERE url_name = 'temp'
    """))


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_index('ix_category_url_name')
        batch_op.drop_column('url_name')
