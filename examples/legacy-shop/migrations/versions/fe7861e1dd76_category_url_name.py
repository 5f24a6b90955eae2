"""Add URL-safe names to categories.

Revision ID: fe7861e1dd76
Revises: a886d85c28d1
Create Date: 2016-02-08 16:44:10.000000

The shop's URLs become /c/<url_name>/ instead of /category/<id>.
"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'fe7861e1dd76'
down_revision = 'a886d85c28d1'


def upgrade():
    # Add url_name column with temporary default
    # Will backfill with slugified category names
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('url_name', sa.String(128), nullable=False,
                      server_default='temp', index=True)
        )
        batch_op.create_unique_constraint(
            'uk_category_url_name_parent',
            ['url_name', 'parent_id']
        )

    # Transform existing names to URL-safe slugs
    # Example: "Home & Garden" -> "home_&_garden"
    conn = op.get_bind()
    conn.execute(sa.text("""
        UPDATE category
        SET url_name = LOWER(REPLACE(REPLACE(TRIM(name), ' ', '_'), '-', '_'))
        WHERE url_name = 'temp'
    """))


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_constraint('uk_category_url_name_parent', type_='unique')
        batch_op.drop_column('url_name')
