"""a tree"""

import sqlalchemy as sa
from alembic import op

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table(
        'node',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('label', sa.String(length=50), nullable=True),
        sa.Column('parent_id', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(['parent_id'], ['node.id'], name='fk_node_parent', ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id'),
    )


def downgrade():
    op.drop_table('node')
