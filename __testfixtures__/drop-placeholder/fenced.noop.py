import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.add_column('tag', sa.Column('kind', sa.String(length=9), nullable=False))


def downgrade():
    pass
