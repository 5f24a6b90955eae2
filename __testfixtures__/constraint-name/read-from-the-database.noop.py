import sqlalchemy as sa
from alembic import op


def upgrade():
    shelf = sa.Table('shelf', sa.MetaData(), autoload_with=op.get_bind())
    with op.batch_alter_table('shelf') as batch_op:
        for key in shelf.foreign_keys:
            batch_op.drop_constraint(key.name, type_='foreignkey')


def downgrade():
    with op.batch_alter_table('shelf') as batch_op:
        batch_op.create_foreign_key('fk_shelf_room', 'room', ['room_id'], ['id'])
