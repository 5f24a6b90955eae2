from operator import methodcaller as op

from alembic import context


def upgrade():
    op('alter_column', 'tag', 'label')
    print(context.is_offline_mode())


def downgrade():
    pass
