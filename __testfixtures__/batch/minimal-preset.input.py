import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('nickname', sa.String(length=40), nullable=True))
    op.create_index('ix_user_nickname', 'user', ['nickname'])
    op.alter_column('user', 'bio', existing_type=sa.Text(), type_=sa.String(length=900))


def downgrade():
    op.alter_column('user', 'bio', existing_type=sa.String(length=900), type_=sa.Text())
    op.drop_index('ix_user_nickname', 'user')
    op.drop_column('user', 'nickname')
