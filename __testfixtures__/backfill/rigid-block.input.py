import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('slug', sa.String(length=20), nullable=False))
    with op.batch_alter_table('tag') as batch_op:
        batch_op.create_unique_constraint('uq_tag_slug', ['slug'])
        print('the block says something')


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_slug', type_='unique')
        batch_op.drop_column('slug')
