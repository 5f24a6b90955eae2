import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column(name='kind', type_=sa.Integer(), nullable=False))
    op.add_column(column=sa.Column('size', sa.Integer, nullable=False), table_name='tag')


def downgrade():
    op.drop_column('tag', column_name='size')
    op.drop_column(column_name='kind', table_name='tag')
