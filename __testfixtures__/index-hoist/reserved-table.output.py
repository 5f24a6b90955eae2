import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('team', sa.String(length=32)))
        batch_op.create_index('ix_user_team', ['team'])
        batch_op.alter_column('bio', existing_type=sa.Text(), type_=sa.String(length=500))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('bio', existing_type=sa.String(length=500), type_=sa.Text())
        batch_op.drop_index(op.f('ix_user_team'))
        batch_op.drop_column('team')
