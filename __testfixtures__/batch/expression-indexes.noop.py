import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_index('ix_user_name_lower', 'user', [sa.text('lower(name)')])
    op.create_index('ix_listing_price_desc', 'listing', [sa.column('price').desc()])
    op.create_index('ix_tag_label_fn', 'tag', [sa.func.lower(sa.column('label'))], unique=False)


def downgrade():
    op.drop_index('ix_tag_label_fn', table_name='tag')
    op.drop_index('ix_listing_price_desc', table_name='listing')
    op.drop_index('ix_user_name_lower', table_name='user')
