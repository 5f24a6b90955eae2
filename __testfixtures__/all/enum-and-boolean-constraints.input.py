import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('plan', sa.Enum('free', 'paid', name='plan', create_constraint=True), nullable=False))
    op.add_column('user', sa.Column('trial', sa.Boolean(create_constraint=True, name='ck_user_trial'), nullable=False, server_default='0'))


def downgrade():
    op.drop_constraint('ck_user_trial', 'user', type_='check')
    op.drop_column('user', 'trial')
    op.drop_constraint('plan', 'user', type_='check')
    op.drop_column('user', 'plan')
