import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('nickname', sa.String(length=40), nullable=True))
    op.create_index('ix_user_nickname', 'user', ['nickname'])
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('bio', existing_type=sa.Text(), type_=sa.String(length=900))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('bio', existing_type=sa.String(length=900), type_=sa.Text())

    op.drop_index('ix_user_nickname', 'user')
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('nickname')
