"""a listing has a name: no import of ours can be called what the function calls something else"""
from alembic import op

revision = '003_title'
down_revision = '002_note'


def upgrade():
    mysql = op.get_bind().dialect.name == 'mysql'
    op.alter_column('listing', 'title', new_column_name='name')
    print(mysql)


def downgrade():
    op.alter_column('listing', 'name', new_column_name='title')
