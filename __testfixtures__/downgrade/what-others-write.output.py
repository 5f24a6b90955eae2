"""The other rules add an operation that can be taken back: it is, in the same run."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('grade', sa.Integer(), nullable=True))
        batch_op.drop_index('ix_listing_status')

    # migfix: backfill listing.grade: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET grade = '0' WHERE grade IS NULL"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('grade', existing_type=sa.Integer(), nullable=False)


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('grade', existing_type=sa.Integer(), nullable=True)

    # migfix: downgrade ix_listing_status: what it was is not known
    # migfix: downgrade listing.grade: it is not taken back, since something after it is not
