import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_index(name='ix_tag_color', tablename='tag', columns=['color'])


def downgrade():
    op.drop_index('ix_tag_color', tablename='tag')
