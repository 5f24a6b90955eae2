"""What a copy of the table loses, and types that change."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from myapp.types import Money


def upgrade():
    op.create_table(
        'stock',
        sa.Column('id', sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column('a', sa.String(20, collation='NOCASE')),
        sa.Column('b', sa.Integer(), sa.CheckConstraint('b > 0')),
        sa.Column('c', sa.Integer(), sa.Computed('b + 1')),
        sa.Column('d', sa.Date()),
        sa.Column('e', sa.DateTime()),
        sa.Column('f', sa.Text()),
        sa.Column('g', sa.Boolean(create_constraint=True)),
        sa.CheckConstraint('b < 9'),
        sa.CheckConstraint('b < 8', name='ck_named'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_expr', 'stock', [sa.text('lower(a)'), 'b'])
    op.create_index('ix_desc', 'stock', [sa.text('a DESC')], unique=True)
    op.create_index('ix_where', 'stock', ['b'], sqlite_where=sa.text('b > 0'))
    op.execute('CREATE INDEX ix_sql ON stock (upper(a))')
    op.execute("CREATE INDEX ix_bind ON stock (a) WHERE a = ':x'")
    op.execute('CREATE TRIGGER tr AFTER INSERT ON stock BEGIN SELECT 1; END')
    op.execute('CREATE VIEW vi AS SELECT a, b FROM stock')


def downgrade():
    op.drop_table('stock')
