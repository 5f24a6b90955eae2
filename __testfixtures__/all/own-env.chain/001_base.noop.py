import sqlalchemy as sa
from alembic import op

revision = 'a1'
down_revision = None


def upgrade():
    op.create_table(
        'author',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=80), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_author'),
    )
    op.create_table(
        'book',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('author_id', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_book'),
    )


def downgrade():
    op.drop_table('book')
    op.drop_table('author')
