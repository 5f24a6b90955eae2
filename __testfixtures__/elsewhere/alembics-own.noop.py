import sqlalchemy as sa
from alembic.op import add_column, drop_index, create_index
from sqlalchemy import Column


def upgrade():
    create_index('ix_tag_color', 'tag', [sa.func.lower(sa.column('color'))])


def downgrade():
    drop_index('ix_tag_color', 'tag')
