"""The project's convention names the index: it stays the column's own, in a block that copies nothing."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=20), nullable=False))
    op.add_column('tag', sa.Column('slug', sa.String(length=20), index=True))
    op.add_column('tag', sa.Column('code', sa.String(length=20), unique=True))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_slug')
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_code', type_='unique')
        batch_op.drop_column('code')
        batch_op.drop_column('slug')
        batch_op.drop_column('kind')
