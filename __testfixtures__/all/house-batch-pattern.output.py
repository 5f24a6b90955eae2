import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('slug', sa.String(128), nullable=False, server_default='temp')
        )

    # Backfill after batch operations
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET slug = 'tag-' || id WHERE slug = 'temp'"))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_tag_slug', ['slug', 'id'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_slug', type_='unique')
        batch_op.drop_column('slug')
