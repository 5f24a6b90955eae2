import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('code', sa.String(length=20), unique=True, nullable=False))
    op.add_column('tag', sa.Column('rank', sa.Integer(), index=True, nullable=False))


def downgrade():
    op.drop_index('ix_tag_rank', 'tag')
    op.drop_column('tag', 'rank')
    op.drop_constraint('tag_code_key', 'tag', type_='unique')
    op.drop_column('tag', 'code')
