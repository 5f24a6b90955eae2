"""Everything that a downgrade can bring back, and what it cannot."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql


def upgrade():
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
    op.add_column('user', sa.Column('plain', sa.Integer()))
    op.add_column('user', sa.Column('indexed', sa.Integer(), index=True, unique=True))
    op.add_column('user', sa.Column('unique', sa.Integer(), unique=True))
    op.add_column('user', sa.Column('keyed', sa.Integer(), sa.ForeignKey('category.id', name='fk_keyed', ondelete='SET NULL')))
    op.add_column('user', sa.Column('nameless', sa.Integer(), sa.ForeignKey('category.id')))
    op.add_column('user', sa.Column('checked', sa.Integer(), sa.CheckConstraint('checked > 0')))
    op.add_column('user', sa.Column('mood', postgresql.ENUM('x', 'y', name='mood'), server_default=sa.text("'x'")))
    op.drop_column('listing', 'title')
    op.drop_column('listing', 'price')
    op.drop_column('listing', 'user_id')
    op.drop_column('listing', 'nowhere')
    op.alter_column('tag', 'label', type_=sa.Text(), nullable=False, server_default='x', existing_type=sa.String(50))
    op.alter_column('tag', 'label', new_column_name='caption', existing_type=sa.Text())
    op.alter_column('tag', 'color', comment='c', existing_comment=None)
    op.alter_column('orders', 'total', type_=sa.Numeric(10, 2))
    op.alter_column('orders', 'state', nullable=True, server_default=None)
    op.alter_column('orders', 'reference', server_default=sa.text('now()'), existing_nullable=False)
    op.create_index('ix_made', 'made', ['kind', sa.text('lower(kind)')], unique=True, postgresql_where=sa.text('id > 1'))
    op.create_index(op.f('ix_two'), 'category', ['name'], schema='other')
    op.create_unique_constraint(None, 'category', ['name'])
    op.create_unique_constraint('uq_two', 'category', ['name', 'position'], deferrable=True)
    op.create_foreign_key(None, 'category', 'category', ['parent_id'], ['id'])
    op.create_foreign_key('fk_far', 'category', 'user', ['position'], ['id'], source_schema='a', referent_schema='b', onupdate='CASCADE')
    op.create_check_constraint('ck_position', 'category', 'position > 0')
    op.create_check_constraint('ck_column', 'category', sa.column('position') > 0)
    op.create_primary_key('pk_made', 'made', ['id'])
    op.drop_constraint('uq_user_username', 'user', type_='unique')
    op.drop_constraint('ck_listing_quantity', 'listing', type_='check')
    op.drop_constraint('fk_orders_user_id', 'orders', type_='foreignkey')
    op.drop_constraint('pk_tag', 'tag', type_='primary')
    op.drop_constraint('unknown', 'tag', type_='unique')
    op.drop_index('ix_user_email', table_name='user')
    op.drop_index('ix_nobody_knows')
    op.rename_table('orders', 'purchase')
    op.drop_table('category')
    op.drop_table('stranger')
    op.create_table_comment('user', 'people', existing_comment=None)
    op.drop_table_comment('user', existing_comment='people')
    op.execute('CREATE TRIGGER t AFTER INSERT ON user BEGIN SELECT 1; END')
    op.execute('CREATE VIEW v AS SELECT 1')
    op.execute('DROP VIEW v')
    op.execute("UPDATE user SET name = 'x'")
    op.execute('CREATE TABLE raw (id INTEGER)')
    op.execute('SWIZZLE user')
    op.bulk_insert(sa.table('user'), [])
    if something():
        op.drop_column('tag', 'color')
    helper('tag')


def helper(table):
    op.add_column(table, sa.Column('by_helper', mysql.TINYINT(1), nullable=False, server_default=sa.text('0')))


def downgrade():
    pass
