"""count on"""
from alembic import op

revision = '002_count'
down_revision = '001_create'


def upgrade():
    if op.get_bind().engine.name == 'sqlite':
        with op.batch_alter_table('shop', recreate='always', table_kwargs={'sqlite_autoincrement': True}):
            pass


def downgrade():
    if op.get_bind().engine.name == 'sqlite':
        with op.batch_alter_table('shop', recreate='always', table_kwargs={'sqlite_autoincrement': False}):
            pass
