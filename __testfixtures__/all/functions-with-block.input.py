from alembic.op import add_column, batch_alter_table, create_index, drop_column
from sqlalchemy import Column, Integer


def upgrade():
    add_column('tag', Column('uses', Integer(), nullable=True))
    create_index('ix_tag_uses', 'tag', ['uses'])
    with batch_alter_table('tag') as t:
        t.alter_column('label', nullable=True)


def downgrade():
    drop_column('tag', 'uses')
