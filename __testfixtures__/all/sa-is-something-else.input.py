from alembic import op
from sqlalchemy import Column, String

sa = 'South Australia'


def upgrade():
    op.add_column('tag', Column('kind', String(20), nullable=False))
    print(sa)


def downgrade():
    op.drop_column('tag', 'kind')
