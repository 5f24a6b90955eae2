"""Statements of the other files, mixed by chance: what does one mean to another?"""
# ---- mixture 41
def upgrade():
    op.rename_table('category', 'kinds')
    if has_column('tag', 'color'):
        o.drop_column('tag', 'color')
    elif has_column('tag', 'colour'):
        o.drop_column('tag', 'colour')
    op.execute('ALTER TYPE mood RENAME TO moods')
    with op.batch_alter_table('stock', naming_convention=NAMES, recreate='never') as batch_op:
        batch_op.drop_column('a')


def downgrade():
    op.alter_column('listing', 'description', existing_type=sa.Text(), nullable=False)
    op.add_column('tag', sa.Column('d', sa.DateTime(), nullable=False, default=datetime.now))
# ---- mixture 42
def upgrade():
    op.add_column('tag', SHARED)
    op.execute("SELECT INTERVAL '1 day'")
    op.drop_constraint('uq_3', 'uniques', type_='unique')
    op.create_index(f'ix_{PREFIX}', 'plain', ['name'], postgresql_where=sa.text('id > 1'))


def downgrade():
    if is_postgres():
        op.drop_column('user', 'h1')
# ---- mixture 43
def upgrade():
    drop('user', 'age')
    op.add_column('user', sa.Column(name='h4', type_=sa.Integer(), nullable=False, primary_key=True))
    op.create_index('ix_ab', 'tag', ['a', 'b'], unique=True)


def downgrade():
    op.add_column('tag', sa.Column('a', sa.Integer(), primary_key=True))
    drop('user', 'age')
# ---- mixture 44
def upgrade():
    op.drop_column('user', 'f')
    op.alter_column('listing', 'quantity', existing_type=sa.INTEGER(), type_=sa.Enum('a', 'b', name='quantity'))
    if bind.dialect.name.startswith('sqlite'):
        op.drop_column('user', 'e3')
    if not IS_SQLITE:
        op.drop_column('user', 'c3')


def downgrade():
    op.alter_column('tag', column_name='aa', existing_type=sa.String(3), nullable=True, server_default=None, comment='x')
    op.create_foreign_key('fk', 'tag', 'user', ['b'], ['id'])
    op.execute('WITH x AS (SELECT 1) DELETE FROM tag')
# ---- mixture 45
def upgrade():
    op.drop_column('tag', 'l')
    op.drop_table_comment('user', existing_comment='people')
    op.drop_constraint(None, 'orders', type_='foreignkey')


def downgrade():
    try:
        drop()
    except NotImplementedError:
        pass
    op.execute('CREATE VIEW v AS SELECT 1')
    op.execute("CREATE INDEX ix_bind ON stock (a) WHERE a = ':x'")
# ---- mixture 46
def upgrade():
    op.drop_index('ix_maybe', 'keys')
    for table in sa.inspect(o.get_bind()).get_table_names():
        if table.startswith('tmp_'):
            o.drop_table(table)
    else:
        o.drop_column('tag', 'in_else')
    op.drop_constraint('keyed_ref_fkey', 'keyed', type_='foreignkey')
    for column in ('payload',):
        op.execute(sa.table('orders', sa.column(column)).update().values({column: '{}'}))
        op.alter_column('orders', column, nullable=False)


def downgrade():
    op.drop_table('stock')
    op.add_column('tag', sa.Column('f', sa.Integer()))
    op.add_column('plain', sa.Column('late', sa.Integer(), sa.ForeignKey('tag.id'), unique=True, index=True))
# ---- mixture 47
def upgrade():
    op.drop_constraint('ck_7', 'checks', type_='check')
    op.drop_column('tag', 'color')
    op.drop_column('parent', 'unread')
    op.drop_column('tag', 'b')
    op.drop_index('ix_tag_f', 'tag')


def downgrade():
    fill_other(bind, 'x')
    op.drop_column('tag', 'a')
# ---- mixture 48
def upgrade():
    op.alter_column('user', 'age', existing_type=sa.Integer(), nullable=False, server_default=sa.text('5'))
    op.alter_column('user', 'status', existing_type=sa.String(20), nullable=False, server_default=sa.text('now()'))
    op.create_table(
        'made',
        sa.Column('id', sa.Integer(), sa.Identity(start=1), primary_key=True),
        sa.Column('kind', sa.Enum('a', 'b', name='made_kind'), nullable=False),
        sa.Column('both', sa.Integer(), sa.Computed('id + 1', persisted=True)),
        sa.Index('ix_made_kind', 'kind', unique=True),
        sa.CheckConstraint('id > 0', name='ck_made'),
        sqlite_autoincrement=True,
        comment='a table',
    )


def downgrade():
    with_op(o, 'tag')
    for statement in ("ALTER TABLE user DROP COLUMN t", "DROP INDEX ix_user_email"):
        op.execute(statement)
# ---- mixture 49
def upgrade():
    op.drop_constraint('ix_tag', 'tag', type_='unique')
    flag and op.drop_column('user', 'k1')
    op.add_column('user', sa.Column('f4', sa.Boolean(), nullable=False, default=False))
    op.create_foreign_key('fk_far', 'tag', 'user', ['id'], ['id'], referent_schema='far', onupdate='CASCADE')
    op.drop_index('ix', tablename='user')


def downgrade():
    op.drop_constraint('fk_child_c', 'child')
# ---- mixture 50
def upgrade():
    op.add_column('tag', sa.Column('f2', sa.Integer(), nullable=False))
    Helper.go(o)
    op.execute("TRUNCATE label")


def downgrade():
    with sa.create_engine('sqlite://').connect() as conn:
        conn.commit()
    try:
        with op.batch_alter_table('tag') as batch_op:
            batch_op.drop_column('color')
            batch_op.add_column(sa.Column('a', sa.Integer(), nullable=False))
    except Exception:
        op.add_column('tag', sa.Column('b', sa.Integer(), nullable=False))
# ---- mixture 51
def upgrade():
    op.drop_column('listing', 'nowhere')
    op.alter_column('orders', 'total', type_=sa.Numeric(10, 2))
    op.drop_table('category')
    op.drop_constraint('ck_child', 'child')


def downgrade():
    if bind.dialect.name == settings.NAME:
        op.drop_column('user', 'd8')
# ---- mixture 52
def upgrade():
    op.drop_column('tag', 'b')
    op.alter_column('fresh', 'id', nullable=False)
    op.add_column('tag', sa.Column('i', sa.Enum('x', 'y', name='kind', create_constraint=True), nullable=False))
    op.drop_column('tag', 'e4')
    op.add_column('tag', sa.Column('j', sa.Enum('x', 'y', name='kind'), nullable=False, default='y'))
    op.execute("DELETE FROM orders WHERE total IS NULL")


def downgrade():
    op.add_column('category', sa.Column('position', sa.Integer(), index=True))
    op.add_column('listing', sa.Column('f', sa.Integer(), nullable=True))
# ---- mixture 53
def upgrade():
    op.create_index('ix_tag_lower', 'tag', [sa.text('lower(label)')])
    op.create_unique_constraint('uq_tag_both', 'tag', ['color', 'label'])
    if flag:
        both()
    op.add_column('kinds', sa.Column('x', sa.Integer()))
    op.alter_column('check', 'a', type_=sa.Integer())
    if bind.dialect.name == 'postgres':
        op.drop_column('user', 'a2')


def downgrade():
    drop_indexes('stock')
# ---- mixture 54
def upgrade():
    op.drop_column('user', 'h1')
    connection.commit()
    op.create_foreign_key(None, 'listing', 'tag', ['category_id'], ['id'])
    op.execute('CREATE VIEW vi AS SELECT a, b FROM stock')
    op.drop_column('user', 'f')


def downgrade():
    columns = [c['name'] for c in inspector.get_columns('user')]
    op.drop_column('listing', 'title')
    op.drop_column('stock', 'c')
# ---- mixture 55
def upgrade():
    op.alter_column('tag', 'label', existing_type=sa.String(60), nullable=True)
    op.alter_column('plain', 'a', existing_type=sa.Integer(), nullable=False)
    op.create_index('ix_late', 'own', [sa.text('lower(a)')])


def downgrade():
    if "sqlite" == bind.dialect.name != 'x':
        op.drop_column('user', 'e3')
# ---- mixture 56
def upgrade():
    op.alter_column('listing', 'price', type_=sa.Float(), existing_nullable=True)
    with o.batch_alter_table('listing') as batch, o.batch_alter_table('orders') as other:
        batch.drop_column('price')
        other.drop_column('total')
    op.add_column('tag', sa.Column(unknown(), sa.Integer(), nullable=False))
    op.add_column('listing', sa.Column('g', sa.Integer(), nullable=False), schema='other')


def downgrade():
    op.drop_column('tag', 'a2')
    op.drop_column(tablename='user', column='b')
    if bind.dialect.name == 'mysql' or is_pg:
        op.drop_column('user', 'd2')
# ---- mixture 57
def upgrade():
    (op.get_bind()).commit()
    conn.commit()
    op.alter_column('orders', 'total', type_=sa.types.Numeric(10, 2), nullable=False)


def downgrade():
    if None or 0:
        op.drop_column('user', 'i3')
    op.drop_column('listing', 'title')
# ---- mixture 58
def upgrade():
    op.execute('CREATE TABLE "two" AS SELECT id FROM tag')
    op.drop_table('enumerated')
    op.create_check_constraint('ck_tag_m', 'tag', 'm > 0')
    op.drop_column('tag', 'n')
    op.drop_column('tag', 'b')
    op.execute('ALTER TABLE tag DROP COLUMN color')


def downgrade():
    for n in range(2):
        o.add_column('tag', sa.Column(f'n{n}', sa.Integer()))
    op.create_unique_constraint('uq_tag_color', 'tag', ['color'])
# ---- mixture 59
def upgrade():
    op.drop_column('tag', 'c5')
    op.drop_column('tag', 'b4')
    conn = op.get_bind()
    waits()
    op.drop_column('tag', 'e7')
    op.drop_constraint(None, 'user', type_='check')


def downgrade():
    with op.batch_alter_table('listing', naming_convention=CONVENTION) as batch_op:
        batch_op.drop_constraint('uq_listing_title', type_='unique')
# ---- mixture 60
def upgrade():
    op.add_column('tag', sa.Column('b', sa.Integer(), sa.ForeignKey('user.id'), nullable=False))
    op.add_column('user', sa.Column('d4', JSONB(astext_type=sa.Text()), nullable=False))
    op.add_column('orders', sa.Column('j', sa.Integer(), nullable=False))
    op.create_unique_constraint('uq_n', 'user', ['n'], schema='other')


def downgrade():
    op.create_unique_constraint(None, 'tag', ['a'])
    op.execute("SELECT nextval('s')")
    op.drop_constraint('uq_tag_color', 'tag', 'unique')
