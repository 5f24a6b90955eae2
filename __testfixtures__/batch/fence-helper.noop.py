import sqlalchemy as sa
from alembic import op


def tighten():
    op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=False)


def loosen():
    op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=True)


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        tighten()


def downgrade():
    if op.get_bind().dialect.name == 'postgresql':
        loosen()
