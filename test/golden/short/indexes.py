"""Indexes and the columns under them."""
def upgrade():
    op.create_table('stock', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('a', sa.Integer(), index=True), sa.Column('b', sa.Integer()), sa.Column('c', sa.Integer(), index=True, unique=True), sa.Column('d', sa.Text()))
    op.create_index('ix_stock_ab', 'stock', ['a', 'b'], unique=True)
    op.create_index('ix_stock_d', 'stock', ['d'])
    op.create_index('ix_stock_expr', 'stock', [sa.text('lower(d)')])
# ---- the columns go, the indexes are forgotten
def upgrade():
    op.drop_column('stock', 'a')
    op.drop_column('stock', 'c')
    op.drop_column('stock', 'd')


def downgrade():
    op.add_column('stock', sa.Column('a', sa.Integer()))
    op.add_column('stock', sa.Column('c', sa.Integer(), nullable=False))
    op.add_column('stock', sa.Column('d', sa.Text(), index=True))
# ---- in a block
def upgrade():
    with op.batch_alter_table('stock') as batch_op:
        batch_op.drop_index('ix_stock_d')
        batch_op.drop_column('d')
        batch_op.drop_column('b')


def downgrade():
    with op.batch_alter_table('stock') as batch_op:
        batch_op.add_column(sa.Column('b', sa.Integer()))
        batch_op.add_column(sa.Column('d', sa.Text()))
        batch_op.create_index('ix_stock_d', ['d'])
# ---- dropped in ways of its own
def drop_indexes(table):
    for index in sa.inspect(op.get_bind()).get_indexes(table):
        op.drop_index(index['name'], table)


def upgrade():
    drop_indexes('stock')
    op.drop_column('stock', 'd')


def downgrade():
    op.add_column('stock', sa.Column('d', sa.Text()))
    op.execute('CREATE INDEX ix_stock_d ON stock (d)')
# ---- made by the other direction
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer()))
    op.create_index('ix_tag_a', 'tag', ['a'])
    op.add_column('tag', sa.Column('b', sa.Integer(), index=True))
    op.add_column('tag', sa.Column('c', sa.Integer()))
    op.create_index(op.f('ix_tag_c'), 'tag', ['c'])
    if something:
        op.add_column('tag', sa.Column('d', sa.Integer(), index=True))
    with op.batch_alter_table('user') as batch_op:
        batch_op.add_column(sa.Column('e', sa.Integer()))
        batch_op.create_index('ix_user_e', ['e'])
    op.add_column('tag', sa.Column('f', sa.Integer()))
    op.create_index('ix_tag_f', 'tag', ['f'])
    op.drop_index('ix_tag_f', 'tag')


def downgrade():
    op.drop_column('tag', 'a')
    op.drop_column('tag', 'b')
    op.drop_column('tag', 'c')
    op.drop_column('tag', 'd')
    op.drop_column('user', 'e')
    op.drop_column('tag', 'f')
# ---- the downgrade makes what the upgrade loses
def upgrade():
    op.drop_column('category', 'position')
    op.drop_column('listing', 'status')
    op.drop_column('legacy', 'a')
    op.drop_column('legacy', 'b')
    op.drop_column('legacy', 'c')


def downgrade():
    op.add_column('listing', sa.Column('status', sa.String(20)))
    op.add_column('category', sa.Column('position', sa.Integer(), index=True))
    op.add_column('legacy', sa.Column('a', sa.Integer()))
    op.create_index('ix_legacy_a', 'legacy', ['a'])
    op.add_column('legacy', sa.Column('b', sa.Integer(), index=True))
    op.add_column('legacy', sa.Column('c', sa.Integer()))
    op.create_index(op.f('ix_legacy_c'), 'legacy', ['c', 'a'], unique=True)
# ---- an index that is there, and one of the same name elsewhere
def upgrade():
    op.drop_index('ix_stock_d')
    op.drop_index('ix_stock_ab', table_name='stock')
    op.create_index('ix_stock_ab', 'stock', ['a'])
    op.drop_column('stock', 'a')
    op.create_index('ix_stock_d', 'tag', ['label'], if_not_exists=True)
    op.drop_index('ix_stock_d', if_exists=True)
    op.drop_index('ix_stock_expr', table_name='stock')
    op.drop_column('stock', 'b')


def downgrade():
    op.create_index('ix_unknown', 'elsewhere', ['a'])
    op.drop_index('ix_unknown', 'elsewhere')
    op.create_index('ix_unnamed', table(), ['a'])
    op.create_index(None, 'stock', ['a'])
    op.create_index('ix_opaque', *COLUMNS)
    op.create_index('ix_other', 'stock', ['a', 'b'], postgresql_where=sa.text('a > 0'), mysql_length=5)
# ---- unique ones, and rows that are alike
def upgrade():
    op.create_index('uq_tag_label', 'tag', ['label'], unique=True)
    op.create_index('uq_tag_lower', 'tag', [sa.text('lower(label)')], unique=True)
    op.create_unique_constraint('uq_tag_color', 'tag', ['color'])
    op.create_unique_constraint('uq_tag_both', 'tag', ['color', 'label'])
    with op.batch_alter_table('user') as batch_op:
        batch_op.create_unique_constraint('uq_user_name', ['name'])
        batch_op.create_index('uq_user_age', ['age'], unique=True)
    op.create_table('neu', sa.Column('id', sa.Integer()))
    op.create_unique_constraint('uq_neu', 'neu', ['id'])
    duplicates = 0


def downgrade():
    op.drop_constraint('uq_tag_color', 'tag', 'unique')
    op.drop_index('uq_tag_label', 'tag')
    op.create_unique_constraint('uq_listing', 'listing', [sa.column('title'), 'price'])
    op.create_primary_key('pk_tag', 'tag', ['id', 'label'])
