import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('mood', sa.Numeric(
        precision=10,
        scale=2,
    ), nullable=False))


def downgrade():
    op.drop_column('tag', 'mood')
