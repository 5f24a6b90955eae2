import sqlalchemy as sa
from alembic import op


def drop_constraint(name, table, type):
    print(name, table, type)


def upgrade():
    op.execute("UPDATE tag SET color = 'red' WHERE id = 1")
    drop_constraint('uq_tag', 'tag', type='unique')


def downgrade():
    drop_constraint(name='uq_tag', table='tag', type='unique')
