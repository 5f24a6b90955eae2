"""What stands between operations of one table, and the author's own blocks."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.orm import Session

TAG = 'tag'


def upgrade():
    # before
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False))  # beside

    # between
    op.add_column('tag', sa.Column('b', sa.Integer(), sa.ForeignKey('user.id'), nullable=False))
    op.create_index('ix_ab', 'tag', ['a', 'b'], unique=True)
    print('moves past this')
    op.create_unique_constraint(None, 'tag', ['a'])
    op.add_column('user', sa.Column('c', sa.Integer(), unique=True))
    op.create_check_constraint('ck', 'tag', 'a > 0')
    op.execute("UPDATE tag SET a = 1")
    op.create_foreign_key(None, 'tag', 'category', ['a'], ['id'], ondelete='CASCADE', deferrable=True, initially='DEFERRED')
    op.alter_column('tag', 'a', new_column_name='aa')
    op.alter_column('tag', 'aa', type_=sa.String(3))
    op.alter_column('tag', column_name='aa', existing_type=sa.String(3), nullable=True, server_default=None, comment='x')
    op.drop_constraint('ck', 'tag')
    op.drop_constraint(None, 'tag', type_='foreignkey')
    op.drop_column('tag', 'b')
    op.drop_column(TAG, 'color')
    op.drop_index('ix_ab')
    op.drop_index('ix_ab', 'tag', if_exists=True)
    op.create_index('ix_l', 'tag', [sa.text('lower(label)')])
    op.create_index('ix_d', 'tag', [sa.desc('label')], postgresql_where=sa.text('x'), sqlite_where=sa.text('x'))
    op.create_index('ix_f', TAG, [sa.func.lower('label')])
    op.create_index(f'ix_{TAG}', TAG, ('label',), schema=None)
    op.create_index('ix_s', 'tag', ['label'], schema='other')
    op.create_primary_key('pk_tag', 'tag', ['id', 'label'])
    op.create_exclude_constraint('ex', 'tag', ('a', '='), using='gist')
    op.create_table('neu', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('x', sa.Integer()))
    op.create_index('ix_neu', 'neu', ['x'])
    op.create_unique_constraint('uq_neu', 'neu', ['x'])
    op.add_column('neu', sa.Column('y', sa.Integer(), nullable=False))
    op.alter_column('neu', 'x', nullable=False)
    op.rename_table('neu', 'newer')
    op.drop_column('newer', 'x')
    session = Session(bind=op.get_bind())
    session.query(Tag).update({'label': 'x'})
    session.commit()
    op.alter_column('tag', 'label', nullable=False)
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET label = 'a'"))
    conn.commit()
    op.get_bind().connection.commit()
    with op.batch_alter_table('listing', schema=None) as batch_op:
        # in the block
        batch_op.add_column(sa.Column('k', sa.Integer(), nullable=False, index=True))
        batch_op.add_column(sa.Column('m', sa.Integer(), sa.ForeignKey('tag.id')))
        batch_op.alter_column('status', existing_type=sa.String(20), type_=sa.String(30))
        batch_op.create_unique_constraint(None, ['k'])
        batch_op.create_index(batch_op.f('ix_listing_k'), ['k'], unique=False)
        batch_op.drop_constraint(None, type_='foreignkey')
        print('in it')
        if something:
            batch_op.drop_column('price')
        # the end of the block
    op.add_column('listing', sa.Column('o', sa.Integer()))
    with op.batch_alter_table('listing', copy_from=TABLE, recreate='always', table_args=(1,), reflect_args=[]) as batch_op:
        batch_op.drop_column('o')
    with op.batch_alter_table('listing', recreate='never') as batch_op:
        batch_op.alter_column('title', nullable=True)
    with op.batch_alter_table('listing', naming_convention=CONVENTION) as batch_op:
        batch_op.drop_constraint('uq_listing_title', type_='unique')
    with op.batch_alter_table('user') as batch_op:
        pass
    with op.batch_alter_table('user') as batch_op: batch_op.drop_column('bio')
    op.drop_column('user', 'age'); op.drop_column('user', 'status')
    if True:
        op.drop_column('user', 'name')
        op.add_column('user', sa.Column('n', sa.Integer(), nullable=False))
    else:
        pass
    op.bulk_insert(TABLE, [{'id': 1}])
    op.create_unique_constraint('uq_n', 'user', ['n'], schema='other')
    op.add_column('user', sa.Column('p', sa.Integer()), schema='other')
    op.add_column('user', sa.Column('q', sa.Integer()), insert_after='id')
    op.add_column('user', sa.Column('r', sa.Integer()), if_not_exists=True)
    op.drop_table('orders')


def downgrade():
    op.add_column('user', sa.Column('age', sa.Integer(), nullable=True))

    op.add_column('user', sa.Column('status', sa.Integer(), nullable=True))
    op.drop_constraint('uq_n', 'user', type_='unique')
    op.drop_column('user', 'n')
    op.drop_index(op.f('ix_listing_k'), table_name='listing')
    op.drop_column('listing', 'k')
    op.drop_column('listing', 'm')
    op.drop_table('neu')
