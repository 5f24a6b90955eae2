import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'event',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('at', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP')),
        sa.Column('day', sa.Date(), server_default=sa.text('(CURRENT_DATE)')),
        sa.Column('state', sa.String(length=9), server_default=sa.text("'new'")),
        sa.Column('n', sa.Integer(), server_default='0'),
    )


def downgrade():
    op.drop_table('event')
