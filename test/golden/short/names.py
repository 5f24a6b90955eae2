"""Names that constraints get, and what is called in between."""
# ---- the one name that the other direction drops
def upgrade():
    op.create_unique_constraint(None, 'tag', ['label'])
    op.create_foreign_key(None, 'tag', 'user', ['id'], ['id'])
    op.create_check_constraint(None, 'tag', 'id > 0')
    op.create_primary_key(None, 'category', ['id'])


def downgrade():
    op.drop_constraint('uq_mine', 'tag')
    op.drop_constraint('mine_fk', 'tag')
    op.drop_constraint('ck_mine', 'tag')
    op.drop_constraint('pk_mine', 'category')
# ---- two of a kind, or two names for one
def upgrade():
    op.create_unique_constraint(None, 'tag', ['label'])
    op.create_unique_constraint(None, 'tag', ['color'])
    op.create_unique_constraint(None, 'user', ['age'])
    op.create_unique_constraint(None, 'category', ['name'])
    op.create_unique_constraint('uq_third', 'category', ['position'])


def downgrade():
    op.drop_constraint('uq_first', 'tag', type_='unique')
    op.drop_constraint('uq_1', 'user', type_='unique')
    op.drop_constraint('uq_2', 'user', type_='unique')
    op.drop_constraint('uq_third', 'category', type_='unique')
    if op.get_bind().dialect.name == 'mysql':
        op.drop_constraint('uq_mysql', 'category', type_='unique')
    op.drop_constraint('name_it_otherwise', 'category')
    op.drop_constraint(unknown(), 'category', type_='unique')
# ---- the name is free only later
def upgrade():
    op.create_unique_constraint(None, 'tag', ['label'])
    op.create_unique_constraint(None, 'tag', ['label'])
    op.create_foreign_key(None, 'listing', 'tag', ['category_id'], ['id'])
    op.drop_constraint('listing_category_id_fkey', 'listing', type_='foreignkey')
    op.drop_constraint('user_age_key', 'listing', type_='unique')
    op.create_unique_constraint(None, 'user', ['age'])


def downgrade():
    op.drop_constraint('user_age_key', 'user', type_='unique')
# ---- none is named, in either direction
def upgrade():
    op.create_unique_constraint(None, 'tag', ['label'])
    op.create_unique_constraint(None, 'tag', ['color'])
    op.add_column('tag', sa.Column('a', sa.Integer(), sa.ForeignKey('user.id')))
    op.add_column('tag', sa.Column('b', sa.Integer(), unique=True))
    op.create_foreign_key(None, 'listing', 'tag', ['category_id'], ['id'])
    op.create_foreign_key(None, 'orders', 'tag', ['id'], ['id'])


def downgrade():
    op.drop_constraint(None, 'tag', type_='unique')
    op.drop_constraint(None, 'tag', type_='unique')
    op.drop_constraint(None, 'tag', type_='unique')
    op.drop_constraint(None, 'tag', type_='foreignkey')
    op.drop_constraint(None, 'listing')
    op.drop_constraint(None, 'orders', type_='foreignkey')
    op.drop_constraint(None, 'orders', type_='foreignkey')
# ---- for one database alone
def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.create_unique_constraint(None, 'tag', ['label'])
    else:
        op.create_unique_constraint(None, 'tag', ['label'])


def downgrade():
    op.drop_constraint('tag_label_key', 'tag', type_='unique')
# ---- the connection has the name of another one
def upgrade():
    conn = op.get_bind()
    with sa.create_engine('sqlite://').connect() as conn:
        conn.commit()
    with op.get_bind().begin() as other:
        conn.commit()


def refill(conn):
    conn.commit()


def downgrade():
    refill(conn=5)
    refill(op.get_context().bind)
    op.get_bind().commit(1)
    (op.get_bind()).commit()
# ---- loops over what is written out
TABLES = {'tag': ['label'], 'user': ['age', 'bio']}
def upgrade():
    for table, columns in TABLES.items():
        op.create_unique_constraint(None, table, columns)
        for column in columns:
            op.drop_column(table, column)
    for table in TABLES:
        op.add_column(table, sa.Column('n', sa.Integer(), nullable=False))
    for columns in TABLES.values():
        op.create_index(f'ix_{columns[0]}', 'tag', columns)
    for table in TABLES.keys():
        op.create_index('ix_' + table, table, ['id'])


def downgrade():
    for table, (first, second) in [('tag', ('a', 'b'))]:
        op.add_column(table, sa.Column(first, sa.Integer()))
    for (table, column) in (('tag', 'c'), ['user', 'd'], 5):
        op.add_column(table, sa.Column(column, sa.Integer()))
    for table in {'tag', 'user'}:
        op.drop_column(table, 'n')
    for name in 'ab':
        op.drop_column('tag', name)
    for i, table in enumerate(TABLES):
        op.drop_column(table, f'x{i}')
# ---- loops that may not run, or not to the end
def upgrade():
    for name in []:
        op.drop_column('tag', name)
    for name in ['a', 'b']:
        if name == 'a':
            break
        op.drop_column('tag', name)
    for name in ['c']:
        if not name:
            continue
        op.add_column('tag', sa.Column(name, sa.Integer(), nullable=False))
    while True:
        op.drop_column('tag', 'd')
        if something:
            break
    for name in names():
        for other in ['e']:
            op.drop_column('tag', other)


def downgrade():
    for name in ['a', 'b']:
        with op.batch_alter_table('tag') as batch_op:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False))
            batch_op.create_unique_constraint(None, [name])
# ---- what a file alone tells of a copy
def upgrade():
    op.create_table('own', sa.Column('id', sa.Integer()), sa.Column('a', sa.Text()), sa.CheckConstraint('id > 0'))
    op.create_index('ix_own', 'own', [sa.text('lower(a)')])
    op.create_index('ix_gone', 'own', [sa.text('upper(a)')])
    op.create_index(unknown(), 'own', [sa.text('trim(a)')])
    op.create_index('ix_opaque', 'own', *COLUMNS)
    op.drop_index('ix_gone', 'own')
    if op.get_bind().dialect.name == 'postgresql':
        op.create_index('ix_fenced', 'own', [sa.text('abs(a)')])
    op.alter_column('own', 'a', existing_type=sa.Text(), nullable=False)
    op.create_index('ix_late', 'own', [sa.text('lower(a)')])


def downgrade():
    op.alter_column('own', 'a', existing_type=sa.Text(), nullable=True)
    op.drop_table('own')
# ---- what is asked of the database in an argument
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer()))
    op.add_column('tag', sa.Column(sa.inspect(op.get_bind()).get_columns('tag')[0]['name'] + '_2', sa.Integer()))
    op.create_index(op.f('ix_tag_a'), 'tag', ['a'], unique=bool(count()))
    op.create_unique_constraint('uq_{}'.format('a'), 'tag', ['a'])
    op.create_check_constraint('ck', 'tag', sa.column('a').in_([1, 2]))
    op.drop_column('tag', next(iter(['color'])))
    op.drop_column('tag', ', '.join(['label']))


def downgrade():
    op.drop_constraint('uq_a', 'tag', type_='unique')
    op.drop_column('tag', str('a'))
    op.drop_column('tag', helper('b'))
# ---- dropped in the block that made it
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer()))
    op.drop_column('tag', 'a')
    op.create_unique_constraint('uq_tag', 'tag', ['label'])
    op.drop_constraint('uq_tag', 'tag', type_='unique')
    op.create_index('ix_tag', 'tag', ['label'])
    op.drop_constraint('ix_tag', 'tag', type_='unique')
    op.drop_index('ix_tag', 'tag')
    op.create_unique_constraint('uq_color', 'tag', ['color'])
    op.drop_column('tag', 'color')
    op.add_column('tag', sa.Column('b', sa.Integer()))
    op.alter_column('tag', 'b', existing_type=sa.Integer(), nullable=True, server_default='1')
    op.create_check_constraint('ck', 'tag', 'id > 0')
    op.drop_column('tag', 'id')


def downgrade():
    op.create_foreign_key('fk', 'tag', 'user', ['b'], ['id'])
    op.drop_column('tag', 'b')
    op.alter_column('tag', 'label', new_column_name='name')
    op.add_column('tag', sa.Column('label', sa.Integer()))
    op.alter_column('tag', 'name', existing_type=sa.String(50), new_column_name='title', nullable=True)
    op.drop_column('tag', 'label')
