"""What stands before something unknown on the same table is not taken back."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('rank', sa.Integer(), nullable=True))
    op.add_column('category', sa.Column('rank', sa.Integer(), nullable=True))
    op.execute("CREATE INDEX IF NOT EXISTS ix_tag_lower ON tag (lower(label)) WHERE label IS NOT NULL")
    op.execute("REINDEX tag")


def downgrade():
    pass
