import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('team', sa.String(length=32), index=True))
    op.alter_column('user', 'bio', existing_type=sa.Text(), type_=sa.String(length=500))


def downgrade():
    op.alter_column('user', 'bio', existing_type=sa.String(length=500), type_=sa.Text())
    op.drop_index(op.f('ix_user_team'), 'user')
    op.drop_column('user', 'team')
