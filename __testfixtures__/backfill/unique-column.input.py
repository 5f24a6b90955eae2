import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('code', sa.String(length=9), nullable=False, unique=True))
    op.execute("UPDATE tag SET code = 'c' || id")


def downgrade():
    op.drop_constraint('tag_code_key', 'tag')
    op.drop_column('tag', 'code')
