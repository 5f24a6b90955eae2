import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column(
        'tag',
        sa.Column('slug', sa.String(128), nullable=False, server_default='temp')
    )
    op.create_unique_constraint('uq_tag_slug', 'tag', ['slug', 'id'])

    # Backfill after batch operations
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET slug = 'tag-' || id WHERE slug = 'temp'"))
    conn.commit()


def downgrade():
    op.drop_constraint('uq_tag_slug', 'tag', type_='unique')
    op.drop_column('tag', 'slug')
