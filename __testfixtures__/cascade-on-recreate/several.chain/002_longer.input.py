"""longer names, after a change of rows"""

import sqlalchemy as sa
from alembic import op

revision = '002_longer'
down_revision = '001_create'


def upgrade():
    op.execute("UPDATE author SET name = 'nobody' WHERE name IS NULL")
    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=50), nullable=False)

    op.create_index('ix_book_author_id', 'book', ['author_id'])
    op.alter_column('author', 'site', existing_type=sa.String(length=50), type_=sa.String(length=200))


def downgrade():
    op.alter_column('author', 'site', existing_type=sa.String(length=200), type_=sa.String(length=50))
    op.drop_index('ix_book_author_id', table_name='book')
    op.alter_column('author', 'name', existing_type=sa.String(length=50), nullable=True)
