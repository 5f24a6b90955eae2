"""Statements about rows, around placeholders and keys."""
# ---- the author fills the column
def upgrade():
    op.add_column('tag', sa.Column('slug', sa.String(20), nullable=False, server_default=''))
    op.execute("UPDATE tag SET slug = lower(label)")
    op.create_unique_constraint('uq_tag_slug', 'tag', ['slug'])


def downgrade():
    op.drop_constraint('uq_tag_slug', 'tag', type_='unique')
    op.drop_column('tag', 'slug')
# ---- in a loop, with a session behind it
def upgrade():
    op.add_column('tag', sa.Column('slug', sa.String(20), nullable=False))
    op.create_index('uq_tag_slug', 'tag', ['slug'], unique=True)
    session = orm.Session(bind=op.get_bind())
    for tag in session.query(Tag).all():
        tag.slug = slugify(tag.label)
        session.add(tag)
    session.commit()
    op.alter_column('tag', 'slug', server_default=None)


class Tag(Base):
    __tablename__ = 'tag'
    slug = sa.Column(sa.String(20))


def downgrade():
    op.drop_index('uq_tag_slug')
    op.drop_column('tag', 'slug')
# ---- what else stands between
def upgrade():
    op.add_column('tag', sa.Column('n', sa.Integer(), nullable=False))
    op.create_foreign_key('fk_tag_n', 'tag', 'user', ['n'], ['id'])
    op.drop_constraint('pk_tag', 'tag', type_='primary')
    op.drop_column('tag', 'color')
    op.add_column('tag', sa.Column('m', sa.Integer(), nullable=False))
    op.create_check_constraint('ck_tag_m', 'tag', 'm > 0')
    op.create_index('ix_tag_n', 'tag', ['n'])
    op.execute('UPDATE tag SET n = 1')
    op.execute('UPDATE tag SET m = 1 WHERE n = 1')
    op.create_unique_constraint('uq_tag_nm', 'tag', ['n', 'm'])


def downgrade():
    op.drop_column('tag', 'm')
    op.drop_column('tag', 'n')
# ---- the reader and its own drop
def upgrade():
    op.add_column('tag', sa.Column('n', sa.Integer(), nullable=False))
    op.create_unique_constraint('uq_tag_n', 'tag', ['n'])
    op.drop_constraint('uq_tag_n', 'tag', type_='unique')
    op.execute('UPDATE tag SET n = id')


def downgrade():
    op.add_column('tag', sa.Column('k', sa.Integer(), nullable=False))
    op.create_unique_constraint('uq_tag_k', 'tag', ['k'])
    op.drop_constraint('uq_other', 'tag', type_='unique')
    op.drop_index('uq_tag_k', 'tag')
    op.get_bind().execute(sa.text('UPDATE tag SET k = id'))
# ---- values by name of the table and the column
def upgrade():
    op.add_column('tag', sa.Column('n', sa.Integer(), nullable=False))
    op.execute('UPDATE user SET n = 1')
    op.execute('UPDATE tag SET m = 1')
    op.execute("UPDATE tag SET label = 'n = 1'")
    op.execute('UPDATE tag SET label = 1 WHERE n = 5')
    op.create_unique_constraint('uq_tag_n', 'tag', ['n'])


def downgrade():
    op.add_column('orders', sa.Column('n', sa.Integer(), nullable=False))
    tags = sa.table('orders', sa.column('n'))
    op.execute(tags.update().values(n=5))
    op.create_unique_constraint('uq_orders_n', 'orders', ['n'])
# ---- setattr, dictionaries, quoted names
def upgrade():
    op.add_column('tag', sa.Column('n', sa.Integer(), nullable=False))
    op.execute('UPDATE "tag" SET "n" = 1, label = \'x\'')
    op.create_unique_constraint('uq_tag_n', 'tag', ['n'])
    op.add_column('user', sa.Column('m', sa.Integer(), nullable=False))
    for user in users():
        setattr(user, 'm', 5)
    op.create_unique_constraint('uq_user_m', 'user', ['m'])
    op.add_column('listing', sa.Column('k', sa.Integer(), nullable=False))
    op.get_bind().execute(sa.update(Listing).values({'k': 5}))
    op.create_unique_constraint('uq_listing_k', 'listing', ['k'])
    op.add_column('orders', sa.Column('j', sa.Integer(), nullable=False))
    orders = [{'j': 5}]
    op.create_unique_constraint('uq_orders_j', 'orders', ['j'])


def downgrade():
    op.drop_column('orders', 'j')
# ---- deleted rows count as filled
def upgrade():
    op.execute('DELETE FROM tag WHERE label IS NULL')
    op.alter_column('tag', 'label', existing_type=sa.String(50), nullable=False)
    Tag.query.filter(Tag.color == None).delete()
    op.alter_column('tag', 'color', existing_type=sa.String(7), nullable=False)
    if op.get_bind().dialect.name == 'postgresql':
        op.execute("UPDATE \"user\" SET bio = ''")
    op.alter_column('user', 'bio', existing_type=sa.Text(), nullable=False)


def downgrade():
    op.alter_column('user', 'age', existing_type=sa.Integer(), nullable=False)
    op.execute('UPDATE user SET age = 5')
# ---- a run with other operations before it
def upgrade():
    op.drop_constraint('uq_user_username', 'user', type_='unique')
    op.create_index('ix_user_age', 'user', ['age'])
    op.alter_column('user', 'age', existing_type=sa.Integer(), nullable=False)
    op.alter_column('user', 'name', existing_type=sa.String(80), new_column_name='full_name')
    op.alter_column('user', 'bio', existing_type=sa.Text(), nullable=False)
    op.add_column('user', sa.Column('x', sa.Integer()))
    op.alter_column('user', 'status', existing_type=sa.String(20), nullable=False)
    op.drop_column('user', 'x')
    op.alter_column('user', 'status', existing_type=sa.String(20), nullable=False)


def downgrade():
    with op.batch_alter_table('user') as batch_op:
        batch_op.drop_column('age')
        batch_op.alter_column('bio', existing_type=sa.Text(), nullable=False)
        batch_op.alter_column('status', existing_type=sa.String(20), nullable=False, server_default='a')
        print('between')
        batch_op.alter_column('is_active', existing_type=sa.Boolean(), nullable=False)
