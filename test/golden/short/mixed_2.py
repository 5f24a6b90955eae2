"""Statements of the other files, mixed by chance: what does one mean to another?"""
# ---- mixture 21
def upgrade():
    pass
    op.create_index('ix_stock_lower', 'stock', [sa.text('lower(a)')])
    op.drop_column('keyed', 'id')
    try:
        op.drop_constraint('uq_tag_a', 'tag', type_='unique')
        op.drop_column('tag', 'a')
    except* ValueError:
        pass
    else:
        op.drop_column('tag', 'b')
    finally:
        op.drop_column('tag', 'c')
    op.drop_index('ix_stock_a')


def downgrade():
    op.execute("CREATE INDEX ON label (color)")
    op.bulk_insert(TABLE, [{'id': 1}])
    op.add_column('tag', sa.Column('d', sa.JSON().with_variant(JSONB(), 'postgresql')))
# ---- mixture 22
def upgrade():
    if something:
        op.add_column('tag', sa.Column('d', sa.Integer(), index=True))
    op.create_primary_key(name='pk', cols=['id'], source='user')
    op.drop_column('user', 'status')
    op.drop_column('tag', str('a'))
    if bind.dialect.name in ('mysql', 'postgresql'):
        return
    op.create_check_constraint('ck', 'tag', 'id > 0')


def downgrade():
    op.add_column('tag', sa.Column('b', sa.Integer(), unique=True))
    op.add_column('orders', sa.Column('n', sa.Integer(), nullable=False))
    op.drop_constraint('child_a_c_key', 'child', type_='unique')
# ---- mixture 23
def upgrade():
    conn.execute("UPDATE user SET name = :name", {'name': 'x'})
    op.drop_column('tag', 'o')
    op.drop_column('legacy', 'a')
    op.execute("UPDATE tag SET label = 'n = 1'")


def downgrade():
    op.add_column('sql_made', Column('c', Integer(), nullable=False))
    op.drop_constraint(None, 'tag', type_='unique')
# ---- mixture 24
def upgrade():
    session.commit()
    op.add_column('user', sa.Column('e5', Money, nullable=False))
    conn = op.get_bind()


def downgrade():
    op.create_index('ix_tag_a', 'tag', ['a'])
    op.drop_column('identity', 'a')
    op.execute('ALTER TABLE tag ALTER COLUMN label SET DEFAULT now()')
# ---- mixture 25
def upgrade():
    op.add_column('user', sa.Column('c6', sa.Enum(), nullable=False))
    op.drop_table('plain')
    op.execute("ALTER TABLE tag ALTER COLUMN label SET DEFAULT 'it''s'")
    op.execute('CREATE INDEX ON tag (label)')


def downgrade():
    op.drop_column('user', 'f')
    op.execute('ALTER TABLE tag ALTER COLUMN label TYPE VARCHAR(9)')
# ---- mixture 26
def upgrade():
    op.execute("ALTER TABLE tag CHANGE d e VARCHAR(30)")
    op.add_column('user', sa.Column('nameless', sa.Integer(), sa.ForeignKey('category.id')))
    if not isinstance(bind.dialect, sa.dialects.sqlite.base.SQLiteDialect):
        op.drop_column('user', 'f4')
    op.drop_column('tag', 'b7')
    op.create_table('apart', sa.Column('id', sa.Integer()), schema='other')
    op.drop_constraint('tag_label_key', 'tag', type_='unique')


def downgrade():
    op.execute('ALTER TABLE IF EXISTS tag ADD x INT')
# ---- mixture 27
def upgrade():
    with op.batch_alter_table('listing', copy_from=TABLE, recreate='always', table_args=(1,), reflect_args=[]) as batch_op:
        batch_op.drop_column('o')
    op.add_column('user', sa.Column('g3', myapp.types.Thing(), nullable=False, server_default='temp'))
    op.create_index('ix_user_age', 'user', ['age'])
    with op.batch_alter_table('stock', recreate='auto', schema=None) as batch_op:
        batch_op.alter_column('a', type_=sa.Text())


def downgrade():
    op.drop_column('tag', 'q')
    op.drop_constraint(None, 'user', type_='check')
# ---- mixture 28
def upgrade():
    op.execute("WITH x AS (SELECT 1) INSERT INTO label (label) SELECT 'a' FROM x")
    op.alter_column('listing', 'status', existing_type=sa.String(20), nullable=False)
    op.create_foreign_key(None, 'listing', 'tag', ['category_id'], ['id'])
    op.add_column('tag', sa.Column('b', sa.Integer(), unique=True))


def downgrade():
    op.execute("SELECT nextval('s')")
    op.add_column('kinds', sa.Column('x', sa.Integer()))
# ---- mixture 29
def upgrade():
    op.add_column('tag', sa.Column('d', sa.Integer(), sa.Identity()))
    op.execute('ALTER TABLE plain ADD CONSTRAINT fk_sql FOREIGN KEY (id) REFERENCES tag')


def downgrade():
    op.create_unique_constraint('uq_b', 'user', ['name'])
# ---- mixture 30
def upgrade():
    op.execute('ALTER TABLE plain ADD CONSTRAINT fk_sql FOREIGN KEY (id) REFERENCES tag')
    op.execute("ALTER TABLE tag RENAME CONSTRAINT uq_a TO uq_c")


def downgrade():
    op.add_column('tag', sa.Column('k', sa.Integer(), nullable=False))
# ---- mixture 31
def upgrade():
    if bind.dialect.name == settings.NAME:
        op.drop_column('user', 'd8')
    lambda: o.drop_column('tag', 'never')


def downgrade():
    if is_mysql():
        op.drop_column('user', 'h4')
# ---- mixture 32
def upgrade():
    op.drop_index('ix', tablename='user')
    op.add_column('tag', Tag.label)


def downgrade():
    op.drop_table('several')
# ---- mixture 33
def upgrade():
    op.create_table('neu_2', sa.Column('kind', sa.Enum('a', name='kind_2', native_enum=False)))
    other.execute("UPDATE tag SET label = 'z'")
    op.add_column('tag', sa.Column('h', sa.Boolean(create_constraint=True)))
    bind = op.get_bind()
    op.add_column('tag', sa.Column('d', sa.DateTime(), nullable=False, default=datetime.now))
    op.drop_column('plain', 'name')


def downgrade():
    op.execute("TRUNCATE label")
    op.add_column('tag', Column('a', Integer(), nullable=False))
    op.create_index('ix_stock_lower', 'stock', [sa.text('lower(a)')])
# ---- mixture 34
def upgrade():
    if bind.dialect.name != 'mysql' and settings.x:
        op.drop_column('user', 'd4')
    session = orm.Session(bind=op.get_bind())
    op.drop_index('uq_tag_slug')
    op.alter_column('orders', 'state', nullable=True, server_default=None)
    op.create_unique_constraint('uq_tag_label', 'tag', ['label'])


def downgrade():
    for table, (first, second) in [('tag', ('a', 'b'))]:
        op.add_column(table, sa.Column(first, sa.Integer()))
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.drop_column('nullable', 'a')
# ---- mixture 35
def upgrade():
    op.add_column('tag', sa.Column('slug', sa.String(20), nullable=False, server_default=''))
    op.drop_column(
        'tag',
        'e6',
    )


def downgrade():
    op.create_unique_constraint('uq_tag_label', 'tag', ['label'])
# ---- mixture 36
def upgrade():
    op.execute(sa.update(sa.table('listing')).values({'price': 0}))
    op.add_column('category', sa.Column('owner', sa.ForeignKey(USER_ID), nullable=False))
    op.add_column('user', sa.Column('d5', ARRAY(sa.Integer()), nullable=False))
    op.execute("UPDATE tag SET label = 'type' WHERE color = 'drop'")


def downgrade():
    op.drop_column('tag', 'o')
    op.drop_constraint('ck_child', 'child')
# ---- mixture 37
def upgrade():
    op.execute('UPDATE tag SET m = 1 WHERE n = 1')
    op.execute('DELETE FROM tag USING user WHERE tag.id = user.id')


def downgrade():
    op.execute("UPDATE tag SET label = 'type' WHERE color = 'drop'")
# ---- mixture 38
def upgrade():
    functools.partial(o.drop_column, 'tag')('by_partial')
    pass
    op.alter_column('listing', 'quantity', existing_type=sa.Integer(), nullable=False)


def downgrade():
    op.create_foreign_key('fk_e', 'orders', 'tag', ['e'], ['id'])
    op.create_index('ix_lower', 'plain', [sa.text('lower(name)')], unique=True, postgresql_using='gin')
# ---- mixture 39
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False, default=3))
    op.drop_constraint(None, 'user', type_='unique')


def downgrade():
    op.drop_constraint('fk_self', 'category', type_='foreignkey')
    op.drop_column('tag', 'c1')
# ---- mixture 40
def upgrade():
    op.alter_column('user', 'age', existing_type=sa.Integer(), nullable=False)
    op.drop_index('ix_stock_ab', table_name='stock')
    op.drop_constraint('tag_label_key', 'tag', type_='unique')


def downgrade():
    for (table, column) in (('tag', 'c'), ['user', 'd'], 5):
        op.add_column(table, sa.Column(column, sa.Integer()))
    op.alter_column('tag', 'label', existing_type=sa.String(50), existing_nullable=False, nullable=False)
