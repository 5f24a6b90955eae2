import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('scratch', sa.Integer(), nullable=True))
    op.create_index('ix_tag_scratch', 'tag', ['scratch'])
    op.drop_index('ix_tag_scratch', 'tag')
    op.drop_column('tag', 'scratch')


def downgrade():
    pass
