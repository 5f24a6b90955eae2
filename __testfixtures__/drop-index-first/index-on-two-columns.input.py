import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=9), nullable=True))
    op.add_column('tag', sa.Column('size', sa.Integer(), nullable=True))
    op.create_index(op.f('ix_tag_kind_size'), 'tag', ['kind', 'size'])


def downgrade():
    op.drop_column('tag', 'size')
    op.drop_column('tag', 'kind')
