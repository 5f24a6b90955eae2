import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=9), nullable=False))
    op.create_unique_constraint('uq_tag_kind', 'tag', ['kind', 'id'])


def downgrade():
    op.drop_constraint('uq_tag_kind', 'tag', type_='unique')
    op.drop_column('tag', 'kind')
