import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'vote',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(length=9), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_vote'),
        sa.UniqueConstraint('code', name='uq_vote_code'),
    )


def downgrade():
    with op.batch_alter_table('vote', schema=None) as batch_op:
        batch_op.drop_constraint('uq_vote_code', type_='unique')

    op.drop_table('vote')
