import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=9), nullable=True))
    op.create_index('ix_tag_kind', 'tag', ['kind'])


def downgrade():
    op.drop_column('tag', 'kind')
