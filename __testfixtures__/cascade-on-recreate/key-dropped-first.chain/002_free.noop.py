"""books of nobody"""

import sqlalchemy as sa
from alembic import op

revision = '002_free'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.drop_constraint('fk_book_author', type_='foreignkey')

    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=50), type_=sa.String(length=90))


def downgrade():
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.create_foreign_key('fk_book_author', 'author', ['author_id'], ['id'], ondelete='CASCADE')
