from alembic.op import add_column, batch_alter_table, create_index, drop_column
from alembic.op import drop_index as remove_index
from sqlalchemy import Column, Integer


def upgrade():
    with batch_alter_table('tag') as t:
        t.add_column(Column('uses', Integer(), nullable=True))
        t.create_index('ix_tag_uses', ['uses'])
        t.alter_column('label', nullable=True)


def downgrade():
    with batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_uses')
        batch_op.drop_column('uses')
