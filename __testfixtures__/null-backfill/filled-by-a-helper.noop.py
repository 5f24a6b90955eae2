import sqlalchemy as sa
from alembic import op


def fill_status():
    listing = sa.table('listing', sa.column('status', sa.String))
    op.execute(listing.update().where(listing.c.status.is_(None)).values(status='active'))


def upgrade():
    fill_status()
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), nullable=False)


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), nullable=True)
