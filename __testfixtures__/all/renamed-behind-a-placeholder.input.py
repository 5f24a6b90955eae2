import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('code', sa.String(length=20), nullable=False, server_default='x'))
    op.alter_column('tag', 'code', new_column_name='kod')
    op.create_index('ix_tag_kod', 'tag', ['kod'])
    op.add_column('category', sa.Column('code', sa.String(length=20), nullable=False))
    op.alter_column('category', 'code', new_column_name='kod')


def downgrade():
    op.drop_column('category', 'kod')
    op.drop_index('ix_tag_kod', 'tag')
    op.drop_column('tag', 'kod')
