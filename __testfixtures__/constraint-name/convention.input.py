import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint(None, 'tag', ['label'])


def downgrade():
    op.drop_constraint('uq_tag_label', 'tag', type_='unique')
