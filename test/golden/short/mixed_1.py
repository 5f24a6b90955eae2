"""Statements of the other files, mixed by chance: what does one mean to another?"""
# ---- mixture 1
def upgrade():
    op.add_column('tag', sa.Column('a', JSONB()))
    op.execute("ALTER TABLE tag ADD CONSTRAINT fk_b FOREIGN KEY (a, b) REFERENCES other.category (id, \"name\") ON DELETE NO ACTION NOT VALID")


def downgrade():
    op.execute("ALTER TABLE tag ADD CONSTRAINT fk_a FOREIGN KEY (a) REFERENCES category ON DELETE CASCADE ON UPDATE SET NULL")
    op.create_check_constraint(name='ck', source='user', condition='a > 0')
# ---- mixture 2
def upgrade():
    op.drop_column('tag', 'a')
    op.drop_constraint('uq_mine', 'tag')
    op.alter_column('user', 'bio', type_=sa.Integer())


def downgrade():
    op.add_column('tag', sa.Column('b', sa.Integer(), index=True))
    op.execute("CREATE INDEX ix_y ON label USING gin (label gin_trgm_ops)")
# ---- mixture 3
def upgrade():
    op.alter_column(tablename='user', column='a', nullable=False, type=sa.Integer())
    op.add_column('tag', sa.Column(NAME, sa.Integer(), nullable=False))
    op.drop_column('tag', 'b3')
    op.execute("PRAGMA foreign_keys = OFF")


def downgrade():
    op.alter_column('plain', 'a', existing_type=sa.Integer(), nullable=True)
# ---- mixture 4
def upgrade():
    session.commit()
    op.drop_table('orders')


def downgrade():
    op.drop_column('identity', 'a')
    op.add_column('user', sa.Column('f7', sa.Boolean(), nullable=False, default=1))
# ---- mixture 5
def upgrade():
    op.execute("SELECT regexp_replace(label, 'a', 'b'), string_agg(label, ',') FROM tag")
    op.execute('UPDATE tag SET m = 1')
    try:
        op.alter_column('tag', 'label', type_=sa.Text())
    except BaseException:
        raise
    op.drop_index('ix_tag', 'tag')


def downgrade():
    op.no_such_operation('user')
    op.create_unique_constraint('uq_neu', 'neu', ['x'])
# ---- mixture 6
def upgrade():
    op.execute('CREATE TABLE %s (id INTEGER)' % name)
    op.create_index('ix_gone', 'own', [sa.text('upper(a)')])
    if bind.dialect.name != 'mysql' and settings.x:
        op.drop_column('user', 'd4')
    add_index('tag', 'label')
    batch_op = o.batch_alter_table('category')


def downgrade():
    op.drop_constraint('unnamed_pkey', 'unnamed', type_='primary')
# ---- mixture 7
def upgrade():
    orders = [{'j': 5}]
    op.get_bind().execute(sa.text("""UPDATE tag SET label = 'x';
        UPDATE tag SET color = 'y'"""))
    op.execute("UPDATE tag SET label = 'comment' || color")


def downgrade():
    o.drop_column('tag', 'behind')
    op.drop_column('user', 'h2')
    do_something_else()
# ---- mixture 8
def upgrade():
    alembic.op.drop_column('tag', 'full_name')
    op.drop_constraint('uq_user_username', 'user', type_='unique')
    if flag:
        both()
    op.drop_index('ix_stock_lower', table_name='stock')


def downgrade():
    op.alter_column('tag', column_name='aa', existing_type=sa.String(3), nullable=True, server_default=None, comment='x')
# ---- mixture 9
def upgrade():
    op.alter_column('tag', 'aa', type_=sa.String(3))
    op.create_unique_constraint('uq_g', 'listing', ['g'], schema='other')
    op.create_index('ix_opaque', 'own', *COLUMNS)
    op.add_column('tag', sa.Column('f2', sa.Integer(), nullable=False))
    if dialect > 'p':
        op.drop_column('user', 'd4')
    if dialect != 'sqlite' or context.is_offline_mode():
        op.drop_column('user', 'b2')


def downgrade():
    op.create_foreign_key('fk', 'tag', 'user', ['b'], ['id'])
# ---- mixture 10
def upgrade():
    op.drop_index('ix_ab')
    op.drop_index('ix_stock_desc')
    conn = op.get_bind()
    with op.batch_alter_table('stock') as batch_op:
        batch_op.drop_index('ix_stock_d')
        batch_op.drop_column('d')
        batch_op.drop_column('b')
    op.execute('CREATE INDEX i ON tag USING HASH (label)')
    conn.execute("UPDATE user SET name = %s", ('x',))


def downgrade():
    op.rename_table('orders', 'purchase')
    op.create_index(op.f('ix_legacy_c'), 'legacy', ['c', 'a'], unique=True)
# ---- mixture 11
def upgrade():
    op.drop_index('ix_keys_e', 'keys')
    op.create_index('ix_ab', 'tag', ['a', 'b'], unique=True)
    op.drop_index('ix_keys_b', 'keys')
    op.drop_constraint('fk_use', 'listing', type_='foreignkey')
    op.drop_table('category')
    op.drop_column('user', 'age')


def downgrade():
    op.execute("ALTER TABLE tag ADD CONSTRAINT ck_a CHECK (a > 0), ADD CONSTRAINT uq_a UNIQUE (a, b), ADD PRIMARY KEY (a)")
# ---- mixture 12
def upgrade():
    op.execute('UPDATE listing SET f = 1')
    op.execute('CREATE INDEX ix_sql ON stock (upper(a))')
    op.add_column('tag', sa.Column('c', sa.Integer(), sa.Computed('id + 1', persisted=True)))


def downgrade():
    op.create_check_constraint('ck', 'tag', sa.column('a').in_([1, 2]))
    op.execute('UPDATE user SET n = 1')
    op.execute("ALTER TABLE tag DROP CONSTRAINT IF EXISTS ck_a CASCADE")
# ---- mixture 13
def upgrade():
    op.drop_constraint('tag_label_color_key', 'tag', type_='unique')
    o.drop_column('tag', 'label')
    op.drop_column('tag', 'color')


def downgrade():
    op.execute('DROP TABLE nullable')
# ---- mixture 14
def upgrade():
    try:
        op.alter_column('tag', 'label', nullable=False)
    except (KeyError, sa.exc.DBAPIError):
        pass
    op.create_foreign_key(None, 'listing', 'tag', ['category_id'], ['id'])
    op.drop_constraint(None, 'orders', type_='unique')


def downgrade():
    op.add_column('tag', sa.Column(NAME, sa.Integer(), nullable=False))
# ---- mixture 15
def upgrade():
    op.execute('DELETE FROM tag AS t USING user u WHERE t.id = u.id')
    op.execute('UPDATE tag SET n = 1')
    op.create_primary_key(None, 'category', ['id'])
    op.create_index('ix_plain_name', 'plain', ['name', 'id'])
    op.execute("UPDATE tag SET label = CAST(color AS TEXT)::text")


def downgrade():
    op.drop_constraint('fk_1', 'keys', type_='foreignkey')
    op.drop_constraint('ck', tablename='user')
# ---- mixture 16
def upgrade():
    op.drop_column('tag', 'id')
    for column in ('state', 'placed_on'):
        op.alter_column('orders', column, nullable=False)
    tags = sa.table('orders', sa.column('n'))
    op.create_table('neu', sa.Column('id', sa.Integer()))
    op.drop_column('tag', 'l')
    if not is_sqlite(bind):
        op.drop_column('user', 'h2')


def downgrade():
    return
    op.drop_column('user', **KW)
    if 'made' not in inspector.get_table_names():
        o.create_table('made', sa.Column('id', sa.Integer(), primary_key=True))
# ---- mixture 17
def upgrade():
    op.drop_column('tag', 'd8')
    op.create_index('ix', tablename='user', columns=['a'])
    op.drop_constraint('pk_tag', 'tag', type_='primary')
    op.create_check_constraint(None, 'tag', 'id > 0')


def downgrade():
    op.drop_index('ix', tablename='user')
    op.add_column('tag', Tag.__table__.c.color)
    op.alter_column(tablename='user', column='a', nullable=False, type=sa.Integer())
# ---- mixture 18
def upgrade():
    op.alter_column('stock', 'e', existing_type=sa.DateTime(), type_=sa.Date())
    op.add_column('tag', sa.Column('a', sa.Integer(), sa.ForeignKey('user.id'), index=True, unique=True))
    op.execute('CREATE TRIGGER g AFTER INSERT ON tag BEGIN SELECT 1; END')


def downgrade():
    with open('x') as f, suppress(Exception):
        op.alter_column('tag', 'label', type_=sa.Text())
    op.execute("UPDATE tag SET label = color::text")
# ---- mixture 19
def upgrade():
    op.drop_table('stranger')
    inner()


def downgrade():
    conn = op.get_bind()
    op.execute("SELECT 1 WHERE 'a' ILIKE 'b'")
# ---- mixture 20
def upgrade():
    op.drop_column('tag', 'p')
    op.drop_index('ix_stock_d')


def downgrade():
    op.drop_constraint('ck_2', 'checks', type_='check')
    op.create_index('ix_stock_d', 'tag', ['label'], if_not_exists=True)
    if 'sqlite' not in bind.dialect.name:
        op.drop_column('user', 'c6')
