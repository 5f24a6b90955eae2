import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('order', sa.Column('group', sa.String(length=20), nullable=False))
    op.alter_column('order', 'select', existing_type=sa.Integer(), nullable=False)


def downgrade():
    op.alter_column('order', 'select', existing_type=sa.Integer(), nullable=True)
    op.drop_column('order', 'group')
