import sqlalchemy as sa
from alembic import op


def upgrade():
    keys = sa.inspect(op.get_bind()).get_unique_constraints('user')
    with op.batch_alter_table('user') as batch_op:
        for key in keys:
            if key['name']:
                batch_op.drop_constraint(key['name'], type_='unique')


def downgrade():
    with op.batch_alter_table('user') as batch_op:
        batch_op.create_unique_constraint('uq_user_username', ['username'])
