import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'shelf',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('room', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )


def downgrade():
    op.drop_table('shelf')
