"""What is written where names are missing."""
from alembic.op import add_column, alter_column, drop_column, create_unique_constraint, create_index, get_bind
from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, String


def upgrade():
    add_column('tag', Column('a', Integer(), nullable=False))
    add_column('tag', Column('b', Boolean(), ForeignKey('user.id'), server_default='true'))
    add_column('tag', Column('c', DateTime(), nullable=False, server_default='temp'))
    create_unique_constraint(None, 'tag', ['a'])
    create_index('ix_c', 'tag', ['c'], unique=True)
    alter_column('tag', 'label', nullable=False)
    alter_column('category', 'name', type_=String(50))
    drop_column('listing', 'price')
    get_bind().execute("UPDATE tag SET a = 1")


def downgrade():
    drop_column('tag', 'c')
    drop_column('tag', 'b')
    drop_column('tag', 'a')
