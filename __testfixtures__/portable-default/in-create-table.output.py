import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'event',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('at', sa.DateTime(), server_default=sa.func.now(), nullable=True),  # when it came in
        sa.PrimaryKeyConstraint('id'),
    )
    op.bulk_insert(sa.table('event', sa.column('id', sa.Integer)), [{'id': 1}])


def downgrade():
    op.drop_table('event')
