"""Drops it, piece by piece."""
from alembic import op
from sqlalchemy import Integer, Text, Column


def upgrade():
    op.drop_index('ix_lower', 'plain')
    op.drop_index('ix_desc', table_name='plain')
    op.drop_index('ix_rich', table_name='plain')
    op.drop_index('ix_plain_name')
    op.drop_index('ix_raw', 'plain')
    op.drop_index('ix_raw_lower', 'plain')
    op.drop_index('ix_inside', 'parent')
    op.drop_index('ix_parent_code', 'parent')
    op.drop_index(op.f('ix_inside_expr'), 'parent')
    op.drop_constraint('plain_name_key', 'plain', type_='unique')
    op.drop_constraint('ck_plain', 'plain', type_='check')
    op.drop_constraint('fk_plain', 'plain', type_='foreignkey')
    op.drop_constraint('plain_id_fkey', 'plain', type_='foreignkey')
    op.drop_constraint('uq_sql', 'plain', type_='unique')
    op.drop_constraint('fk_sql', 'plain', type_='foreignkey')
    op.drop_constraint('uq_parent', 'parent', type_='unique')
    op.drop_constraint('parent_code_ref_key', 'parent', type_='unique')
    op.drop_constraint('ck_id', 'parent', type_='check')
    op.drop_constraint('rich_ck', 'parent', type_='check')
    op.drop_constraint('ck_flag', 'parent', type_='check')
    op.drop_constraint('fk_parent_ref', 'parent', type_='foreignkey')
    op.drop_constraint('parent_pkey', 'parent', type_='primary')
    op.drop_column('plain', 'late')
    op.drop_column('plain', 'name')
    op.drop_column('parent', 'code')
    op.drop_column('parent', 'total')
    op.drop_column('parent', 'data')
    op.drop_column('parent', 'kind')
    op.drop_column('parent', 'other')
    op.drop_column('parent', 'made')
    op.drop_column('parent', 'unread')
    op.drop_column('parent', 'number')
    op.alter_column('parent', 'flag', existing_type=Integer(), type_=Text(), nullable=False, server_default='1')
    op.alter_column('parent', 'collated', type_=Text())
    op.alter_column('sql_made', 'a', existing_type=Text(), nullable=True, server_default=None)
    op.add_column('sql_made', Column('c', Integer(), nullable=False))
    op.drop_table('sql_made')
    op.drop_table('options')
    op.drop_table('plain')
    op.drop_table('parent')
    op.execute('DROP TABLE tag')


def downgrade():
    pass
