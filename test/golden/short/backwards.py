"""Upgrades whose downgrade is to be written, or leaves something."""
def upgrade():
    op.create_table('stock', sa.Column('id', sa.Integer(), sa.Identity(start=5), primary_key=True), sa.Column('a', sa.String(9), nullable=False, comment='x'), sa.Column('b', sa.Integer(), sa.ForeignKey('tag.id', name='fk_b'), nullable=False, server_default='0'), sa.Column('c', sa.Integer(), sa.Computed('b * 2')), sa.Column('d', sa.Boolean(create_constraint=True, name='ck_d')), sa.UniqueConstraint('a', name='uq_a'), sa.CheckConstraint(sa.text('b >= 0'), name=op.f('ck_b')), mysql_engine='InnoDB')
    op.create_index(op.f('ix_stock_a'), 'stock', ['a'], postgresql_using='hash')
    op.create_index('ix_stock_lower', 'stock', [sa.text('lower(a)'), 'b'])
    op.create_table('far', sa.Column('id', sa.Integer()), schema='other')
    op.create_table('keyed', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.Integer(), nullable=False), sa.Column('ref', sa.Integer(), sa.ForeignKey('stock.id'), nullable=False))
# ---- the table goes
def upgrade():
    op.drop_table('stock')
# ---- its columns go
def upgrade() -> None:
    op.drop_column('stock', 'a')
    op.drop_column('stock', 'b')
    op.drop_column('stock', 'c')
    op.drop_column('keyed', 'id')
    op.drop_column('keyed', 'ref')
# ---- its indexes and constraints go
def upgrade():
    op.drop_index('ix_stock_a')
    op.drop_index('ix_stock_lower', table_name='stock')
    op.drop_index('ix_nowhere')
    op.drop_constraint('uq_a', 'stock', type_='unique')
    op.drop_constraint('ck_b', 'stock', type_='check')
    op.drop_constraint('fk_b', 'stock', type_='foreignkey')
    op.drop_constraint('keyed_ref_fkey', 'keyed', type_='foreignkey')
    op.drop_constraint('nowhere', 'stock')


def downgrade():
    """Nothing yet."""
# ---- columns change
def upgrade():
    op.alter_column('stock', 'a', type_=sa.Text(), nullable=True)
    op.alter_column('stock', 'b', server_default=None)
    op.alter_column('keyed', 'n', nullable=True, existing_type=sa.Integer())
    op.alter_column('keyed', 'ref', new_column_name='reference')
    op.alter_column('keyed', 'reference', nullable=True)
    op.alter_column('tag', 'label', type_=sa.Integer(), server_default='5')
    op.alter_column('tag', 'color', nullable=False, existing_server_default='red')


def downgrade():
    pass
# ---- things are made
def upgrade():
    op.create_table('neu', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('kind', sa.Enum('a', 'b', name='kind')))
    op.create_index('ix_neu', 'neu', ['id'])
    op.create_table('neu_2', sa.Column('kind', sa.Enum('a', name='kind_2', native_enum=False)))
    op.add_column('tag', sa.Column('a', sa.Integer(), sa.ForeignKey('user.id'), index=True, unique=True))
    op.add_column('tag', sa.Column('b', sa.Integer(), sa.CheckConstraint('b > 0')))
    op.add_column('tag', sa.Column('c', sa.Integer(), unique=True))
    op.create_unique_constraint(op.f('uq_tag'), 'tag', ['label'])
    op.create_check_constraint(None, 'tag', 'id > 0')
    op.create_index('ix_expr', 'tag', [sa.text('lower(label)')])
    op.rename_table('category', 'kinds')
    op.create_table('apart', sa.Column('id', sa.Integer()), schema='other')
    op.add_column('kinds', sa.Column('x', sa.Integer()))


def downgrade():
    return
# ---- rows and other things change as well
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer()))
    op.execute("UPDATE tag SET a = 1, label = 'x'")
    op.bulk_insert(TAGS, [{'id': 1}])
    op.execute('CREATE VIEW v AS SELECT 1')
    op.execute('CREATE TRIGGER g AFTER INSERT ON tag BEGIN SELECT 1; END')
    op.execute('ALTER TABLE user SWIZZLE')
    do_something_else()
    op.drop_column('tag', 'color')


def downgrade():
    ...
# ---- the downgrade leaves some
def upgrade():
    op.create_table('neu', sa.Column('id', sa.Integer(), primary_key=True))
    op.create_index('ix_neu', 'neu', ['id'])
    op.add_column('tag', sa.Column('a', sa.Integer()))
    op.add_column('tag', sa.Column('b', sa.Integer(), index=True))
    op.create_unique_constraint('uq_tag_label', 'tag', ['label'])
    op.create_check_constraint('ck_tag', 'tag', 'id > 0')
    op.create_index('ix_tag_color', 'tag', ['color'])
    op.create_index('ix_tag_lower', 'tag', [sa.text('lower(label)')])


def downgrade():
    op.drop_column('tag', 'a')
# ---- the downgrade takes most of it back, in other words
def upgrade():
    op.create_unique_constraint('uq_tag_label', 'tag', ['label'])
    op.create_check_constraint('ck_tag', 'tag', 'id > 0')
    op.create_index('ix_user_age', 'user', ['age'])
    op.create_unique_constraint('uq_listing', 'listing', ['price'])
    op.create_check_constraint('ck_listing', 'listing', 'price > 0')


def downgrade():
    op.drop_index('uq_tag_label', 'tag')
    op.drop_column('listing', 'price')
    op.drop_column('user', 'age')
# ---- somebody decided that there is no way back
def upgrade():
    op.drop_column('tag', 'color')


def downgrade():
    pass
    # it cannot be undone
# ---- a word that only sounds like it
def upgrade():
    op.drop_column('tag', 'color')


def downgrade():
    'the color comes later'
    pass

# no downgrade is needed below
# ---- nothing to take back
def upgrade():
    op.alter_column('tag', 'color', existing_type=sa.String(7))
    op.execute('SELECT 1')


def downgrade():
    pass
