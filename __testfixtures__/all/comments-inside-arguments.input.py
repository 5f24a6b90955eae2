import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('made_at', sa.DateTime(), server_default=sa.text(  # as on PostgreSQL
        'now()'  # its own clock
    )))
    op.create_unique_constraint('uq_user_name', table_name=('user'  # the people
        ), columns=['name', 'id'])
    op.alter_column('list'  # one half
        'ing', 'title', existing_type=sa.String(200), type_=sa.Text())


def downgrade():
    op.alter_column((
        # what is sold
        'listing'), 'title', existing_type=sa.Text(), type_=sa.String(200))
    op.drop_constraint('uq_user_name', 'user', type_='unique')
    op.drop_column('tag', sa.Column(  # which one
        'made_at', sa.DateTime()))
