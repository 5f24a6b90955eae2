import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'vote',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('user_id', sa.Integer(), sa.ForeignKey('user.id'), nullable=True),
        sa.Column('code', sa.String(length=9), unique=True),
        sa.ForeignKeyConstraint(['user_id'], ['user.id']),
        sa.UniqueConstraint('user_id', 'code'),
        sa.PrimaryKeyConstraint('id'),
    )


def downgrade():
    op.drop_table('vote')
