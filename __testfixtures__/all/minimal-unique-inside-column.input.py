"""A column with a unique constraint of its own block: SQLite refuses to drop it outside of one, though it drops others."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=8), nullable=True))
        batch_op.create_unique_constraint('uq_tag_code', ['code'])


def downgrade():
    op.drop_column('tag', 'code')
