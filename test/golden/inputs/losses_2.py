"""Copies of a table that the revision before has made (see losses.py)."""
from alembic import op
import sqlalchemy as sa
from myapp.types import Money


def upgrade():
    keep_values = 1
    op.alter_column('stock', 'd', existing_type=sa.Date(), type_=sa.DateTime())
    op.alter_column('stock', 'e', existing_type=sa.DateTime(), type_=sa.Date())
    op.alter_column('stock', 'f', existing_type=sa.Text(), type_=sa.Integer())
    op.execute('UPDATE stock SET b = 2')
    with op.batch_alter_table('stock') as batch_op:
        batch_op.alter_column('a', existing_type=sa.String(20), type_=sa.DateTime)
        batch_op.alter_column('f', existing_type=sa.Text(), type_=Money())
    op.execute('UPDATE stock SET b = 1')
    op.drop_index('ix_expr', table_name='stock')
    op.drop_column('stock', 'b')
    op.execute('DELETE FROM stock')
    op.alter_column('stock', 'a', existing_type=sa.String(20), type_=sa.Text(), new_column_name='aa')
    with op.batch_alter_table('stock', table_args=(sa.CheckConstraint('1 = 1', name='ck'),), recreate='always') as batch_op:
        batch_op.create_unique_constraint('uq_aa', ['aa'])
    with op.batch_alter_table('stock', copy_from=None) as batch_op:
        batch_op.drop_constraint('ck_named', type_='check')


def downgrade():
    op.alter_column('stock', 'aa', existing_type=sa.Text(), type_=sa.Uuid())
    op.alter_column('stock', 'f', existing_type=sa.Integer(), type_=sa.Text())
    op.alter_column('stock', 'g', existing_type=sa.Boolean(), type_=sa.JSON(), postgresql_using='g::json')
