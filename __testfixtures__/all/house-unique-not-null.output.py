import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('url_name', sa.String(128), nullable=False, 
                     server_default='temp')
        )
        batch_op.create_index('ix_category_url_name', ['url_name'])
    
    # Backfill data after batch operations
    conn = op.get_bind()
    conn.execute(sa.text("""
        UPDATE category 
        SET url_name = LOWER(REPLACE(REPLACE(TRIM(name), ' ', '_'), '-', '_'))
        WHERE url_name = 'temp'
    """))

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.create_unique_constraint(
            'uk_category_url_name_parent',
            ['url_name', 'parent_id']
        )

def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_constraint('uk_category_url_name_parent', type_='unique')
        batch_op.drop_index('ix_category_url_name')
        batch_op.drop_column('url_name')
