import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('slug', sa.String(length=20), nullable=False, server_default='temp'))

    with op.batch_alter_table('tag') as batch_op:
        batch_op.create_unique_constraint('uq_tag_slug', ['slug'])
        print('the block says something')

    # migfix: backfill tag.slug: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET slug = 'temp' WHERE slug = 'temp'"))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_slug', type_='unique')
        batch_op.drop_column('slug')
