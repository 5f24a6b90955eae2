import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint(None, 'tag', ['label', 'color', 'id'])


def downgrade():
    op.drop_constraint('tag_label_color_id_key', 'tag', type_='unique')
