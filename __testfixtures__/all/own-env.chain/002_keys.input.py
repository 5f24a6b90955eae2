from alembic import op

revision = 'b2'
down_revision = 'a1'


def upgrade():
    op.create_foreign_key(None, 'book', 'author', ['author_id'], ['id'])


def downgrade():
    op.drop_constraint('fk_book_author_id', 'book', type_='foreignkey')
