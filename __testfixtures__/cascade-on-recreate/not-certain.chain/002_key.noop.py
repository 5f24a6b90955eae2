"""a key, if nobody has made it"""

import sqlalchemy as sa
from alembic import op

revision = '002_key'
down_revision = '001_create'


def upgrade():
    keys = sa.inspect(op.get_bind()).get_foreign_keys('book') if op.get_bind() else []
    if not keys:
        with op.batch_alter_table('book', schema=None) as batch_op:
            batch_op.create_foreign_key('fk_book_author', 'author', ['author_id'], ['id'], ondelete='CASCADE')


def downgrade():
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.drop_constraint('fk_book_author', type_='foreignkey')
