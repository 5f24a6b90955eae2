import sqlalchemy
from alembic import op
from sqlalchemy import Column, Integer
from sqlalchemy.types import TIMESTAMP


def upgrade():
    op.add_column('tag', Column('uses', Integer, nullable=False))
    op.add_column('tag', Column('used_at', TIMESTAMP, nullable=False))
    op.add_column('tag', sqlalchemy.Column('note', sqlalchemy.UnicodeText(), nullable=False))


def downgrade():
    op.drop_column('tag', 'note')
    op.drop_column('tag', 'used_at')
    op.drop_column('tag', 'uses')
