"""Columns in all their forms."""
# ---- that SQLite adds, and that it does not
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer(), primary_key=True))
    op.add_column('tag', sa.Column('b', sa.Integer(), sa.Computed('id + 1'), nullable=False))
    op.add_column('tag', sa.Column('c', sa.Integer(), sa.Computed('id + 1', persisted=True)))
    op.add_column('tag', sa.Column('d', sa.Integer(), sa.Identity()))
    op.add_column('tag', sa.Column('e', sa.DateTime(), server_default=sa.func.now()))
    op.add_column('tag', sa.Column('f', sa.DateTime(), server_default=sa.text('(CURRENT_TIMESTAMP)'), nullable=False))
    op.add_column('tag', sa.Column('g', sa.Boolean(), server_default=sa.false()))
    op.add_column('tag', sa.Column('h', sa.Boolean(create_constraint=True)))
    op.add_column('tag', sa.Column('i', sa.Enum('x', 'y', name='kind', create_constraint=True), nullable=False))
    op.add_column('tag', sa.Column('j', sa.Enum('x', 'y', native_enum=False)))


def downgrade():
    for name in 'abcdefghij':
        op.drop_column('tag', name)
# ---- one that is not written in the call
from myapp.models import Tag
SHARED = sa.Column('shared', sa.Integer(), nullable=False)
FREE = sa.Column('free', sa.Integer())
def upgrade():
    op.add_column('tag', SHARED)
    op.add_column('tag', FREE)
    op.add_column('tag', Tag.label)
    op.add_column('tag', Tag.__table__.c.color)
    op.add_column('tag', make_column('x'))
    op.add_column('tag', SHARED.copy())


def downgrade():
    op.drop_column('tag', SHARED.name)
# ---- names that only the program knows
NAME = 'known'
def upgrade():
    op.add_column('tag', sa.Column(NAME, sa.Integer(), nullable=False))
    op.add_column('tag', sa.Column(name='by_keyword', type_=sa.Integer(), nullable=False))
    op.add_column('tag', sa.Column(f'{NAME}_2', sa.Integer(), nullable=False))
    op.add_column('tag', sa.Column(unknown(), sa.Integer(), nullable=False))
    op.add_column(table_name(), sa.Column('x', sa.Integer(), nullable=False))
    op.create_unique_constraint('uq_tag_known', 'tag', [NAME])


def downgrade():
    op.drop_column('tag', NAME)
# ---- defaults of Python
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False, default=3))
    op.add_column('tag', sa.Column('b', sa.String(9), nullable=False, default='it''s'))
    op.add_column('tag', sa.Column('c', sa.Boolean(), nullable=False, default=True))
    op.add_column('tag', sa.Column('d', sa.DateTime(), nullable=False, default=datetime.now))
    op.add_column('tag', sa.Column('e', sa.Integer(), nullable=False, default=lambda: 4))
    op.add_column('tag', sa.Column('f', sa.Integer(), nullable=False, server_default=None))
    op.add_column('tag', sa.Column('g', sa.Integer(), nullable=False, default=None))
    op.add_column('tag', sa.Column('h', sa.Float(), nullable=False, default=-1.5))
    op.add_column('tag', sa.Column('i', sa.JSON(), nullable=False, default={}))
    op.add_column('tag', sa.Column('j', sa.Enum('x', 'y', name='kind'), nullable=False, default='y'))


def downgrade():
    with op.batch_alter_table('tag') as batch_op:
        for name in 'abcdefghij':
            batch_op.drop_column(name)
# ---- keys
def upgrade():
    op.add_column('tag', sa.Column('user_id', sa.Integer(), sa.ForeignKey('user.id'), nullable=False))
    op.add_column('listing', sa.Column('tag_id', sa.Integer(), sa.ForeignKey('tag.id', name='fk_listing_tag', ondelete='CASCADE')))
    op.add_column('orders', sa.Column('tag', sa.Integer(), nullable=False))
    op.create_foreign_key('fk_orders_tag', 'orders', 'tag', ['tag'], ['id'])
    op.add_column('category', sa.Column('owner', sa.ForeignKey(USER_ID), nullable=False))


USER_ID = 'user.id'


def downgrade():
    op.drop_constraint('fk_orders_tag', 'orders', type_='foreignkey')
    op.drop_column('orders', 'tag')
    op.drop_column('listing', 'tag_id')
    op.drop_column('tag', 'user_id')
    op.drop_column('category', 'owner')
# ---- with indexes and uniqueness inside
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer(), index=True))
    op.add_column('tag', sa.Column('b', sa.Integer(), unique=True))
    op.add_column('tag', sa.Column('c', sa.Integer(), index=True, unique=True, nullable=False))
    op.add_column('tag', sa.Column('d', sa.Integer(), index=True, nullable=False))
    op.add_column('tag', sa.Column('e', sa.Integer(), unique=True, nullable=False))
    with op.batch_alter_table('user') as batch_op:
        batch_op.add_column(sa.Column('f', sa.Integer(), unique=True))
        batch_op.add_column(sa.Column('g', sa.Integer(), index=True, unique=True))
        batch_op.add_column(sa.Column('h', sa.Integer(), unique=True, nullable=False))


def downgrade():
    op.drop_column('tag', 'a')
    op.drop_column('tag', 'b')
    op.drop_index('ix_tag_c', 'tag')
    op.drop_column('tag', 'c')
    op.drop_column('user', 'f')
# ---- that become NOT NULL in turn
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer()))
    op.alter_column('tag', 'a', nullable=False)
    op.add_column('tag', sa.Column('b', sa.Integer()))
    op.execute('UPDATE tag SET b = 5')
    op.alter_column('tag', 'b', existing_type=sa.Integer(), nullable=False)
    op.alter_column('tag', 'label', existing_type=sa.String(50), existing_nullable=False, nullable=False)
    op.alter_column('user', 'email', existing_type=sa.String(120), nullable=False)
    op.alter_column('user', 'bio', existing_type=sa.Text(), type_=sa.String(9), nullable=False)
    op.alter_column('user', 'age', existing_type=sa.Integer(), type_=sa.BigInteger(), nullable=False, existing_server_default=sa.text('7'))
    op.alter_column('listing', 'user_id', existing_type=sa.Integer(), nullable=False)
    op.alter_column('listing', 'description', existing_type=sa.Text(), nullable=False, new_column_name='body')
    op.alter_column('listing', 'body', existing_type=sa.Text(), nullable=False)


def downgrade():
    op.alter_column('user', 'name', existing_type=sa.String(80), nullable=False, server_default=sa.text("('x')"))
    op.alter_column('user', 'status', existing_type=sa.String(20), nullable=False, server_default=sa.text('now()'))
    op.alter_column('user', 'is_active', existing_type=sa.Boolean(), nullable=False, server_default=sa.text('true'))
    op.alter_column('user', 'created_at', existing_type=sa.DateTime(), nullable=False, server_default=sa.func.current_timestamp())
# ---- that change their type
def upgrade():
    op.alter_column('user', 'name', type_=sa.Text())
    op.alter_column('user', 'age', type_=sa.String(9), existing_type=sa.Integer())
    op.alter_column('user', 'bio', type_=sa.Integer())
    op.alter_column('user', 'created_at', type_=sa.Date(), postgresql_using='created_at::date')
    op.alter_column('listing', 'price', type_=sa.Float(), existing_nullable=True)
    op.alter_column('listing', 'quantity', existing_type=sa.INTEGER(), type_=sa.Enum('a', 'b', name='quantity'))
    op.alter_column('orders', 'payload', type_=MyType())
    op.alter_column('orders', 'total', type_=sa.types.Numeric(10, 2), nullable=False)


def downgrade():
    op.alter_column('user', 'name', server_default='x')
    op.alter_column('user', 'age', comment='years', existing_comment='old')
    op.alter_column('user', 'bio', nullable=True)
    op.alter_column('user', 'created_at', autoincrement=True)
    op.alter_column('listing', 'price')
    op.alter_column('listing', 'quantity', new_column_name='number')
    op.alter_column('orders', 'payload', existing_type=sa.JSON(), existing_nullable=True)
    op.alter_column('orders', 'total', server_default=False, nullable=None)
