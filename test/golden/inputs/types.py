"""NOT NULL columns of every type."""
import enum
from alembic import op
import sqlalchemy as sa
from sqlalchemy import ARRAY, BigInteger, Column, String
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.dialects.postgresql import JSONB, UUID
import sqlalchemy_utils
import myapp.types
from myapp.models import Money


class Color(enum.Enum):
    """A colour."""
    red = 'r'
    blue = 'b'


class Empty(enum.Enum):
    pass


def upgrade():
    op.add_column('user', sa.Column('c1', sa.Enum(Color), nullable=False))
    op.add_column('user', sa.Column('c2', sa.Enum(Color, values_callable=lambda e: [x.value for x in e]), nullable=False))
    op.add_column('user', sa.Column('c3', sa.Enum(Empty), nullable=False))
    op.add_column('user', sa.Column('c4', sa.Enum(*VALUES), nullable=False))
    op.add_column('user', sa.Column('c5', sa.Enum('a', 'b'), nullable=False))
    op.add_column('user', sa.Column('c6', sa.Enum(), nullable=False))
    op.add_column('user', sa.Column('c7', sa.Enum(Unknown), nullable=False))
    op.add_column('user', sa.Column('d1', sa.LargeBinary(), nullable=False))
    op.add_column('user', sa.Column('d2', sa.Interval(), nullable=False))
    op.add_column('user', sa.Column('d3', UUID(), nullable=False))
    op.add_column('user', sa.Column('d4', JSONB(astext_type=sa.Text()), nullable=False))
    op.add_column('user', sa.Column('d5', ARRAY(sa.Integer()), nullable=False))
    op.add_column('user', sa.Column('d6', BigInteger, nullable=False))
    op.add_column('user', sa.Column('d7', String(1), nullable=False))
    op.add_column('user', sa.Column('d8', sa.CHAR(3), nullable=False))
    op.add_column('user', sa.Column('d9', mysql.TINYINT(1), nullable=False))
    op.add_column('user', sa.Column('e1', postgresql.TSVECTOR(), nullable=False))
    op.add_column('user', sa.Column('e2', sqlalchemy_utils.types.uuid.UUIDType(), nullable=False))
    op.add_column('user', sa.Column('e3', sqlalchemy_utils.ChoiceType(['a']), nullable=False))
    op.add_column('user', sa.Column('e4', myapp.types.Thing(), nullable=False))
    op.add_column('user', sa.Column('e5', Money, nullable=False))
    op.add_column('user', sa.Column('e6', sa.Float(precision=5), nullable=False))
    op.add_column('user', sa.Column('e7', sa.Unicode(4), nullable=False))
    op.add_column('user', sa.Column('e8', sa.Numeric(5, 2).with_variant(sa.Text(), 'sqlite'), nullable=False))
    op.add_column('user', sa.Column('e9', sa.types.SmallInteger(), nullable=False))
    op.add_column('user', sa.Column('f1', type_=sa.Integer(), nullable=False))
    op.add_column('user', sa.Column('f2', sa.PickleType(), nullable=False, default=5))
    op.add_column('user', sa.Column('f3', sa.Integer(), nullable=False, default=True))
    op.add_column('user', sa.Column('f4', sa.Boolean(), nullable=False, default=False))
    op.add_column('user', sa.Column('f5', sa.String(9), nullable=False, default='given'))
    op.add_column('user', sa.Column('f6', sa.String(9), nullable=False, default=True))
    op.add_column('user', sa.Column('f7', sa.Boolean(), nullable=False, default=1))
    op.add_column('user', sa.Column('f8', sa.Integer(), nullable=False, default=-2.5))
    op.add_column('user', sa.Column('f9', sa.Date(), nullable=False, default='2020-01-01'))
    op.add_column('user', sa.Column('g1', sa.DateTime(), nullable=False, server_default='temp'))
    op.add_column('user', sa.Column('g2', sa.Integer(), nullable=False, server_default='temp'))
    op.add_column('user', sa.Column('g3', myapp.types.Thing(), nullable=False, server_default='temp'))
    op.add_column('user', sa.Column('g4', sa.Boolean(), nullable=False, server_default='TRUE'))
    op.add_column('user', sa.Column('g5', sa.DateTime(), nullable=False, server_default=sa.text('now()')))
    op.add_column('user', sa.Column('g6', sa.DateTime(), nullable=False, server_default=sa.func.now()))
    op.add_column('user', sa.Column('g7', sa.DateTime(), server_default=sa.text("(now() at time zone 'utc')")))
    op.add_column('user', sa.Column('g8', sa.Integer(), server_default=sa.text("nextval('s')")))
    op.add_column('user', sa.Column('g9', sa.JSON(), server_default=sa.text("'{}'::jsonb"), nullable=False))
    op.add_column('user', sa.Column('h1', sa.DateTime(), server_default=sa.text(' NOW() '), onupdate=sa.func.now()))
    op.add_column('user', Column('h2', sa.Integer, sa.Sequence('s'), nullable=False))
    op.add_column('user', sa.Column('h3', sa.Integer, sa.Computed('age + 1'), nullable=False))
    op.add_column('user', sa.Column(name='h4', type_=sa.Integer(), nullable=False, primary_key=True))
    op.add_column('user', sa.Column(NAME, sa.Integer(), nullable=False))
    op.add_column('user', COLUMN)
    op.add_column('user', sa.Column('h5', sa.Integer(), nullable=False, **MORE))
    op.alter_column('user', 'age', server_default='temp')
    op.alter_column('user', 'is_active', server_default='false')
    op.alter_column('user', 'bio', server_default=sa.text('now()'), existing_type=sa.DateTime())


NAME = 'named'
COLUMN = sa.Column('elsewhere', sa.Integer(), nullable=False)
VALUES = ('x', 'y')
MORE = {}


def downgrade():
    pass
