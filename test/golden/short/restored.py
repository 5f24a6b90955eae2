"""What the history knows of a thing, and what it does not: a downgrade is to make it again."""
import sqlmodel
from sqlalchemy.dialects import mysql, postgresql
from myapp.types import Money
from sqlalchemy import CheckConstraint, String as Text9
MAYBE = True
def upgrade():
    op.create_table('nullable', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer(), nullable=MAYBE))
    op.create_table('money', sa.Column('id', sa.Integer()), sa.Column('a', Money()))
    op.create_table('default', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer(), server_default=unknown()))
    op.create_table('imported', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer(), server_default=Money.ZERO))
    op.create_table('commented', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer(), comment=Money.WHY))
    op.create_table('model', sa.Column('id', sa.Integer()), sa.Column('a', sqlmodel.sql.sqltypes.AutoString(length=9)))
    op.create_table('json', sa.Column('id', sa.Integer()), sa.Column('a', postgresql.JSONB()), sa.Column('b', mysql.TINYINT(1)))
    op.create_table('identity', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer(), sa.Identity(start=3)))
    op.create_table('sequence', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer(), sa.Sequence('s'), autoincrement=False))
    op.create_table('computed', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer(), sa.Computed(Money.SQL)))
    op.create_table('short', sa.Column('id', sa.Integer()), sa.Column('a', Text9(9), nullable=False))
    op.create_table('check', sa.Column('id', sa.Integer()), sa.Column('a', sa.Boolean(create_constraint=True)))
    op.create_table('several', sa.Column('id', sa.Integer()), sa.Column('a', (sa.Integer()), unique=True, index=True), sa.Column('b', sa.Integer(), sa.ForeignKey('nullable.id', ondelete='CASCADE')))
    op.create_index('ix_several', 'several', ['a', 'b'], unique=True, mysql_length={'a': 3}, if_not_exists=True)
    op.create_table('checks', sa.Column('id', sa.Integer()), CheckConstraint('id > 0', name='ck_1'), CheckConstraint(sqltext=sa.text('id > 1'), name='ck_2'), CheckConstraint(Money.CHECK, name='ck_3'), CheckConstraint('id > 4'))
    op.create_check_constraint('ck_5', 'checks', 'id > 5', postgresql_not_valid=True)
    op.create_check_constraint(constraint_name='ck_6', table_name='checks', condition='id > 6')
    op.execute('ALTER TABLE checks ADD CONSTRAINT ck_7 CHECK (id > 7)')
    op.create_table('uniques', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer()), sa.UniqueConstraint('a', 'id', name='uq_1', deferrable=True), sa.UniqueConstraint(*COLUMNS, name='uq_2'))
    op.create_unique_constraint('uq_3', 'uniques', ['a'], initially=Money.WHEN)
    op.execute('ALTER TABLE uniques ADD CONSTRAINT uq_4 UNIQUE (id)')
    op.create_table('keys', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer()), sa.ForeignKeyConstraint(['a'], ['uniques.id'], name='fk_1', ondelete='SET NULL', use_alter=True), sa.ForeignKeyConstraint(['id'], TARGETS, name='fk_2'))
    op.create_foreign_key('fk_3', 'keys', 'uniques', ['a'], ['a'], referent_schema='far')
    op.create_foreign_key('fk_4', 'keys', 'uniques', ['a'], COLUMNS)
    op.execute('ALTER TABLE keys ADD CONSTRAINT fk_5 FOREIGN KEY (a) REFERENCES uniques (id)')
    op.create_primary_key('pk_keys', 'keys', ['id'])
    op.create_index('ix_keys_a', 'keys', [sa.text('lower(a)'), 'id'])
    op.create_index('ix_keys_b', 'keys', columns=Money.columns)
    op.create_index('ix_keys_c', 'keys', ['a'], sqlite_where=Money.where)
    op.execute('CREATE INDEX ix_keys_id ON keys (id)')
    op.execute('CREATE INDEX ix_keys_e ON keys (id)')
    if something:
        op.add_column('keys', sa.Column('maybe', sa.Integer()))
        op.create_index('ix_maybe', 'keys', ['a'])
        op.create_unique_constraint('uq_maybe', 'keys', ['a'])
    op.create_table('enumerated', sa.Column('id', sa.Integer(), nullable=False), sa.Column('a', sa.Enum('x', 'y', name='xy'), nullable=False, server_default='x'), sa.PrimaryKeyConstraint('id', name=op.f('pk_enumerated')), comment='c', mysql_charset='utf8')
    op.create_index('ix_enumerated_a', 'enumerated', ['a'])
    op.create_table('triggered', sa.Column('id', sa.Integer()))
    op.execute('CREATE TRIGGER g AFTER INSERT ON triggered BEGIN SELECT 1; END')
    op.execute('CREATE TABLE by_sql (id INTEGER)')


COLUMNS = ['id']
TARGETS = ['uniques.id']
# ---- columns
def upgrade():
    op.drop_column('nullable', 'a')
    op.drop_column('money', 'a')
    op.drop_column('default', 'a')
    op.drop_column('imported', 'a')
    op.drop_column('commented', 'a')
    op.drop_column('identity', 'a')
    op.drop_column('sequence', 'a')
    op.drop_column('computed', 'a')
    op.drop_column('short', 'a')
    op.drop_column('check', 'a')
    op.drop_column('several', 'b')
    op.drop_column('several', 'a')
    op.drop_column('keys', 'maybe')
    op.drop_column('nowhere', 'a')
    op.drop_column('enumerated', 'a')


def downgrade():
    pass
# ---- types of other packages
def upgrade():
    op.drop_column('model', 'a')
    op.drop_column('json', 'b')
    op.drop_column('json', 'a')


def downgrade():
    pass
# ---- checks
def upgrade():
    op.drop_constraint('ck_1', 'checks', type_='check')
    op.drop_constraint('ck_2', 'checks', type_='check')
    op.drop_constraint('ck_5', 'checks', type_='check')
    op.drop_constraint('ck_6', 'checks')


def downgrade():
    pass
# ---- checks that are not known
def upgrade():
    op.drop_constraint('ck_3', 'checks', type_='check')
# ---- checks of SQL
def upgrade():
    op.drop_constraint('ck_7', 'checks', type_='check')
# ---- unique constraints
def upgrade():
    op.drop_constraint('uq_1', 'uniques', type_='unique')
    op.drop_constraint('uq_2', 'uniques', type_='unique')
    op.drop_constraint('uq_maybe', 'keys', type_='unique')
    op.drop_constraint(None, 'several', type_='unique')
# ---- a unique constraint with an option that is not known
def upgrade():
    op.add_column('money', sa.Column('b', sa.Integer()))
    op.drop_constraint('uq_3', 'uniques', type_='unique')
# ---- a unique constraint of SQL
def upgrade():
    op.add_column('money', sa.Column('b', sa.Integer()))
    op.drop_constraint('uq_4', 'uniques', type_='unique')
# ---- a key
def upgrade():
    op.drop_constraint('fk_1', 'keys', type_='foreignkey')
    op.drop_constraint('pk_keys', 'keys', type_='primary')
    op.drop_constraint('fk_2', 'keys', type_='foreignkey')
# ---- keys whose target is not known
def upgrade():
    op.add_column('money', sa.Column('b', sa.Integer()))
    op.drop_constraint('fk_3', 'keys', type_='foreignkey')
    op.drop_constraint('fk_4', 'keys', type_='foreignkey')
    op.drop_constraint('fk_5', 'keys', type_='foreignkey')
# ---- indexes
def upgrade():
    op.drop_index('ix_keys_a', 'keys')
    op.drop_index('ix_several', 'several')
    op.drop_index('ix_several_a', 'several')
    op.drop_index('ix_keys_id', 'keys')
# ---- indexes that are not known
def upgrade():
    op.add_column('money', sa.Column('b', sa.Integer()))
    op.drop_index('ix_keys_b', 'keys')
    op.drop_index('ix_keys_c', 'keys')
    op.drop_index('ix_keys_e', 'keys')
    op.drop_index('ix_maybe', 'keys')
    op.execute('DROP INDEX ix_nowhere')
# ---- tables
def upgrade():
    op.drop_table('enumerated')
    op.drop_table('identity')
    op.drop_table('several')
    op.drop_table('triggered')
    op.drop_table('by_sql')
    op.drop_table('money')
    op.drop_table('checks')
    op.execute('DROP TABLE nullable')
# ---- a table with an option, taken back whole
def upgrade():
    op.drop_table('enumerated')
# ---- columns that change
def upgrade():
    op.alter_column('short', 'a', existing_type=sa.String(9), type_=sa.Text(), nullable=True, server_default='x')
    op.alter_column('default', 'a', nullable=False)
    op.alter_column('money', 'a', type_=sa.Integer())
    op.alter_column('enumerated', 'a', existing_server_default='x', server_default=None, nullable=True)
    op.alter_column('check', 'a', type_=sa.Integer())
    op.alter_column('several', 'b', new_column_name='c')
    op.alter_column('nowhere', 'b', existing_type=sa.Integer(), type_=sa.Text(), existing_nullable=True, nullable=False, existing_server_default='5', server_default='6')
    op.alter_column('json', 'a', existing_type=postgresql.JSONB(), nullable=False, comment='x')
