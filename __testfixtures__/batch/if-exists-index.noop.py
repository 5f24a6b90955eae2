import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_index('ix_tag_color', 'tag', ['color'], if_not_exists=True)


def downgrade():
    op.drop_index('ix_tag_color', table_name='tag', if_exists=True)
