import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('made_at', sa.DateTime(), server_default=sa.func.now()  # as on PostgreSQL
          # its own clock
            ))

    with op.batch_alter_table(('user'  # the people
        ), schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_user_name',   # the people
        columns=['name', 'id'])

    with op.batch_alter_table('list'  # one half
        'ing', schema=None) as batch_op:
        batch_op.alter_column(  # one half
        'title', existing_type=sa.String(200), type_=sa.Text())


def downgrade():
    with op.batch_alter_table((
        # what is sold
        'listing'), schema=None) as batch_op:
        batch_op.alter_column(  # what is sold
            'title', existing_type=sa.Text(), type_=sa.String(200))

    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_constraint('uq_user_name', type_='unique')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('made_at'  # which one
        )
