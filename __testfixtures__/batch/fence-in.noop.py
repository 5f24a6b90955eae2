import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name in ('postgresql', 'mysql'):
        op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=False)


def downgrade():
    if op.get_bind().dialect.name not in ['sqlite']:
        op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=True)
