import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('nickname', sa.String(length=40), nullable=False))
    op.add_column('user', sa.Column('country', sa.String(2), nullable=False))
    op.add_column('user', sa.Column('points', sa.Integer(), nullable=False))
    op.add_column('user', sa.Column('balance', sa.Numeric(precision=10, scale=2), nullable=False))
    op.add_column('user', sa.Column('verified', sa.Boolean(), nullable=False))
    op.add_column('user', sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False))
    op.add_column('user', sa.Column('born_on', sa.Date(), nullable=False))
    op.add_column('user', sa.Column('wakes_at', sa.Time(), nullable=False))
    op.add_column('user', sa.Column('settings', sa.JSON(), nullable=False))
    op.add_column('user', sa.Column('role', sa.Enum('member', 'admin', name='user_role'), nullable=False))


def downgrade():
    op.drop_column('user', 'role')
    op.drop_column('user', 'settings')
    op.drop_column('user', 'wakes_at')
    op.drop_column('user', 'born_on')
    op.drop_column('user', 'seen_at')
    op.drop_column('user', 'verified')
    op.drop_column('user', 'balance')
    op.drop_column('user', 'points')
    op.drop_column('user', 'country')
    op.drop_column('user', 'nickname')
