import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'event',
        sa.Column('id', sa.String(length=36), server_default=sa.text('gen_random_uuid()'), primary_key=True),
        sa.Column('state', sa.String(length=9), server_default=sa.text("'new'::character varying")),
    )


def downgrade():
    op.drop_table('event')
