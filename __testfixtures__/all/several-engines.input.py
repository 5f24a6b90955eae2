import sqlalchemy as sa
from alembic import op


def upgrade(engine_name='engine1'):
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name='engine1'):
    globals()["downgrade_%s" % engine_name]()


def upgrade_engine1():
    op.create_unique_constraint(None, 'tag', ['label', 'id'])


def downgrade_engine1():
    op.drop_constraint(None, 'tag', type_='unique')


def upgrade_engine2():
    pass


def downgrade_engine2():
    pass
