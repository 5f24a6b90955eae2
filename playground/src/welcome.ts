import type { SourceFile } from './session.ts';

/** What is there before anything was opened. */
export const welcome: SourceFile = {
  name: 'category_url_name.py',
  code: `"""category.url_name

Revision ID: 3f2a9c41d7e8
Revises: 8b1d04e6c9a2
"""
from alembic import op
import sqlalchemy as sa

revision = '3f2a9c41d7e8'
down_revision = '8b1d04e6c9a2'


def upgrade():
    op.add_column('category', sa.Column('url_name', sa.String(128), nullable=False))
    op.create_unique_constraint('uk_category_url_name', 'category', ['url_name', 'parent_id'])
    op.alter_column('listing', 'price', existing_type=sa.Numeric(10, 2), nullable=False)


def downgrade():
    op.alter_column('listing', 'price', existing_type=sa.Numeric(10, 2), nullable=True)
    op.drop_constraint('uk_category_url_name', 'category', type_='unique')
    op.drop_column('category', 'url_name')
`,
};
