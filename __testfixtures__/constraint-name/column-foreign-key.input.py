import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('category', sa.Column('owner_id', sa.Integer(), sa.ForeignKey('user.id', ondelete='SET NULL'), nullable=True))


def downgrade():
    op.drop_column('category', 'owner_id')
