import sqlalchemy as sa
from alembic import op


def upgrade():
    # migfix: backfill listing.status: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET status = 'temp' WHERE status IS NULL"))

    with op.batch_alter_table('listing') as batch:
        batch.drop_index('ix_listing_status')
        # no more drafts without a state
        batch.alter_column('status', existing_type=sa.String(length=20), nullable=False)


def downgrade():
    with op.batch_alter_table('listing') as batch:
        batch.alter_column('status', existing_type=sa.String(length=20), nullable=True)
        batch.create_index('ix_listing_status', ['status'])
