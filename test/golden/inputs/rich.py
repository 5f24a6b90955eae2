"""Tables with a bit of everything."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB

PREFIX = 'rich'


def upgrade():
    op.create_table(
        'parent',
        sa.Column('id', sa.Integer(), sa.Identity(always=True), primary_key=True),
        sa.Column('code', sa.String(9), unique=True, index=True, nullable=False),
        sa.Column('total', sa.Integer(), sa.Computed('id * 2')),
        sa.Column('data', JSONB(), server_default=sa.text("'{}'")),
        sa.Column('kind', postgresql.ENUM('a', 'b', name='parent_kind'), nullable=False),
        sa.Column('ref', sa.Integer(), sa.ForeignKey('tag.id', ondelete='CASCADE', name='fk_parent_ref', use_alter=True)),
        sa.Column('other', sa.Integer(), sa.ForeignKey('user.id')),
        sa.Column('made', sa.DateTime(), server_default=sa.func.now(), comment='when'),
        sa.Column('flag', sa.Boolean(), sa.CheckConstraint('flag IN (0, 1)', name='ck_flag')),
        sa.Column('unread', kind_of()),
        sa.Column('number', sa.Integer(), sa.Sequence('numbers')),
        sa.Column('collated', sa.String(5, collation='NOCASE')),
        sa.UniqueConstraint('code', 'kind', name='uq_parent', deferrable=True, initially='DEFERRED'),
        sa.UniqueConstraint('code', 'ref'),
        sa.ForeignKeyConstraint(['ref', 'other'], ['far.a', 'far.b'], onupdate='CASCADE'),
        sa.CheckConstraint(sa.text('id > 0'), name=op.f('ck_id')),
        sa.CheckConstraint(sqltext='id < 9', name=PREFIX + '_ck'),
        sa.CheckConstraint('id <> 5'),
        sa.Index('ix_inside', 'code', 'kind', unique=True),
        sa.Index('ix_inside_expr', sa.text('lower(code)')),
        schema=None,
        comment='parents',
        mysql_engine='InnoDB',
        **OPTIONS,
    )
    op.create_table('plain', sa.Column('id', sa.Integer(), primary_key=True, autoincrement=True), sa.Column('name', sa.String(3), nullable=False), sa.Column('parent_id', sa.Integer()), sqlite_autoincrement=True)
    op.create_table('options', sa.Column('id', sa.Integer()), sa.PrimaryKeyConstraint('id'), mysql_charset='utf8', comment='x')
    op.create_index('ix_lower', 'plain', [sa.text('lower(name)')], unique=True, postgresql_using='gin')
    op.create_index('ix_desc', 'plain', columns=[sa.column('name').desc(), 'id'])
    op.create_index(f'ix_{PREFIX}', 'plain', ['name'], postgresql_where=sa.text('id > 1'))
    op.create_index('ix_plain_name', 'plain', ['name', 'id'])
    op.execute('CREATE UNIQUE INDEX ix_raw ON plain (name)')
    op.execute('CREATE INDEX ix_raw_lower ON plain (lower(name))')
    op.create_unique_constraint(None, 'plain', ['name'])
    op.create_check_constraint('ck_plain', 'plain', sa.and_(sa.column('id') > 0, sa.column('id') < 9))
    op.create_foreign_key('fk_plain', 'plain', 'parent', ['parent_id'], ['id'], ondelete='SET NULL', deferrable=True)
    op.create_foreign_key(None, 'plain', 'tag', ['id'], ['id'])
    op.execute('ALTER TABLE plain ADD CONSTRAINT uq_sql UNIQUE (id, name)')
    op.execute('ALTER TABLE plain ADD CONSTRAINT fk_sql FOREIGN KEY (id) REFERENCES tag')
    op.add_column('plain', sa.Column('late', sa.Integer(), sa.ForeignKey('tag.id'), unique=True, index=True))
    op.execute("CREATE TABLE sql_made (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'x', b INT REFERENCES tag (id), UNIQUE (a), CHECK (b > 0))")


OPTIONS = {}


def downgrade():
    op.drop_table('plain')
