import sqlalchemy as sa
from alembic import op

revision = 'base1'
down_revision = None


def upgrade():
    op.create_table(
        'user',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('email', sa.String(length=120), nullable=True),
        sa.Column('name', sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_user'),
    )


def downgrade():
    op.drop_table('user')
