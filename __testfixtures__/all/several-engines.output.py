import sqlalchemy as sa
from alembic import op


def upgrade(engine_name='engine1'):
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name='engine1'):
    globals()["downgrade_%s" % engine_name]()


def upgrade_engine1():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('tag_label_id_key', ['label', 'id'])


def downgrade_engine1():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('tag_label_id_key', type_='unique')


def upgrade_engine2():
    pass


def downgrade_engine2():
    pass
