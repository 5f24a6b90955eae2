"""Constraints, their names and kinds."""
def upgrade():
    op.create_table('child', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('a', sa.Integer(), sa.ForeignKey('tag.id', ondelete='CASCADE')), sa.Column('b', sa.Integer(), unique=True), sa.Column('c', sa.Integer()), sa.UniqueConstraint('a', 'c'), sa.CheckConstraint('c > 0', name='ck_child'))
    op.create_foreign_key('fk_child_c', 'child', 'category', ['c'], ['id'], ondelete='SET NULL')
    op.create_table('unnamed', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer(), sa.CheckConstraint('a > 0')), sa.ForeignKeyConstraint(['a'], ['user.id']), sa.PrimaryKeyConstraint('id'))
# ---- dropped by the names that PostgreSQL chooses
def upgrade():
    op.drop_constraint('child_a_fkey', 'child')
    op.drop_constraint('child_b_key', 'child')
    op.drop_constraint('child_a_c_key', 'child', type_='unique')
    op.drop_constraint('unnamed_a_fkey', 'unnamed', type_='foreignkey')
    op.drop_constraint('unnamed_a_check', 'unnamed', type_='check')
    op.drop_constraint('unnamed_pkey', 'unnamed', type_='primary')


def downgrade():
    pass
# ---- dropped by their own names
def upgrade():
    op.drop_constraint('ck_child', 'child')
    op.drop_constraint('fk_child_c', 'child')
    op.drop_constraint('fk_child_c', 'child', type_='unique')
    op.drop_constraint('uq_user_username', 'user', type_=None)
    op.drop_constraint('pk_tag', 'tag')
    op.drop_constraint('nobody_knows', 'tag')
    op.drop_constraint(op.f('ck_listing_quantity'), 'listing')


def downgrade():
    pass
# ---- made without a name, and dropped with one
def upgrade():
    op.create_unique_constraint(None, 'tag', ['label', 'color'])
    op.create_foreign_key(None, 'tag', 'user', ['id'], ['id'])
    op.create_check_constraint(None, 'tag', 'id > 0')
    op.create_primary_key(None, 'tag', ['id'])
    op.create_unique_constraint(None, 'a_table_with_a_name_that_is_rather_long_for_postgres', ['a_column_with_a_name_that_is_long_too'])
    op.create_unique_constraint(None, 'tag', unknown())


def downgrade():
    op.drop_constraint('tag_label_color_key', 'tag', type_='unique')
    op.drop_constraint('tag_id_fkey', 'tag', type_='foreignkey')
    op.drop_constraint('tag_check', 'tag', type_='check')
    op.drop_constraint(None, 'tag', type_='primary')
# ---- made with a name, dropped without one
def upgrade():
    op.create_unique_constraint('uq_a', 'tag', ['label'])
    op.create_foreign_key('fk_a', 'tag', 'user', ['id'], ['id'])
    op.create_unique_constraint('uq_b', 'user', ['name'])
    op.create_unique_constraint('uq_c', 'user', ['age'])


def downgrade():
    op.drop_constraint(None, 'tag', type_='foreignkey')
    op.drop_constraint(None, 'tag', type_='unique')
    op.drop_constraint(None, 'user', type_='unique')
    op.drop_constraint(None, 'orders', type_='unique')
# ---- keys of other tables
def upgrade():
    op.create_foreign_key('fk_far', 'tag', 'user', ['id'], ['id'], referent_schema='far', onupdate='CASCADE')
    op.create_foreign_key('fk_self', 'category', 'category', ['parent_id'], ['id'], ondelete='CASCADE', match='FULL')
    op.create_foreign_key('fk_two', 'listing', 'child', ['user_id', 'category_id'], ['a', 'c'], deferrable=True)
    op.create_foreign_key('fk_use', 'listing', 'category', ['category_id'], ['id'], use_alter=True, ondelete='RESTRICT')


def downgrade():
    op.drop_constraint('fk_use', 'listing', type_='foreignkey')
    op.drop_constraint('fk_two', 'listing', type_='foreignkey')
    op.drop_constraint('fk_self', 'category', type_='foreignkey')
    op.drop_constraint('fk_far', 'tag', type_='foreignkey')
# ---- in blocks
def upgrade():
    with op.batch_alter_table('child') as batch_op:
        batch_op.drop_constraint('child_a_fkey', type_='foreignkey')
        batch_op.create_foreign_key(None, 'tag', ['a'], ['id'])
        batch_op.create_unique_constraint(batch_op.f('uq_child_c'), ['c'])
        batch_op.create_check_constraint('ck_2', 'c < 9')
    with op.batch_alter_table('unnamed') as batch_op:
        batch_op.create_primary_key('pk', ['id', 'a'])
        batch_op.drop_column('a')


def downgrade():
    with op.batch_alter_table('child') as batch_op:
        batch_op.drop_constraint('ck_2')
        batch_op.drop_constraint('uq_child_c')
        batch_op.drop_constraint(None, type_='foreignkey')
# ---- deletes that a copy would set off
def upgrade():
    op.alter_column('tag', 'label', existing_type=sa.String(50), nullable=False)
    op.execute("DELETE FROM tag WHERE label = ''")
    op.alter_column('tag', 'label', existing_type=sa.String(50), type_=sa.String(60))
    if something:
        op.alter_column('category', 'name', existing_type=sa.String(128), type_=sa.Text())
    op.alter_column('user', 'name', existing_type=sa.String(80), type_=sa.Text())


def downgrade():
    """It goes back."""
    op.execute('PRAGMA foreign_keys=OFF')
    op.alter_column('tag', 'label', existing_type=sa.String(60), nullable=True)
    op.execute('PRAGMA foreign_keys=ON')
    op.drop_table('orders')
    op.alter_column('user', 'name', existing_type=sa.Text(), type_=sa.String(80))
