from alembic import op

revision = 'b2'
down_revision = 'a1'


def upgrade():
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.create_foreign_key(None, 'author', ['author_id'], ['id'])


def downgrade():
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.drop_constraint('fk_book_author_id', type_='foreignkey')
