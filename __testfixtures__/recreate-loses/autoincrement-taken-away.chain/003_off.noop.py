"""no more"""
from alembic import op

revision = '003_off'
down_revision = '002_count'


def upgrade():
    with op.batch_alter_table('shop', recreate='always', table_kwargs={'sqlite_autoincrement': False}):
        pass


def downgrade():
    with op.batch_alter_table('shop', recreate='always', table_kwargs={'sqlite_autoincrement': True}):
        pass
