import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint('uq_tag_label', 'tag', ['label', 'id'])


def downgrade():
    op.drop_index('uq_tag_label', 'tag')
