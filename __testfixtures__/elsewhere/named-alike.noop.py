from sqlalchemy import Column, Integer
from shop.migrations import ops
from shop.migrations.util import add_column, drop_column


def upgrade():
    add_column('tag', Column('number', Integer()))
    ops.create_index('ix_tag_number', 'tag', ['number'])


def downgrade():
    drop_column('tag', 'number')
