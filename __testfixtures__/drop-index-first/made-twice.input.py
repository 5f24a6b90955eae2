import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('number', sa.Integer(), index=True))
    op.drop_index('ix_tag_number', 'tag')
    op.drop_column('tag', 'number')
    op.add_column('tag', sa.Column('number', sa.Integer(), index=True))


def downgrade():
    op.drop_column('tag', 'number')
