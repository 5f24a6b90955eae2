import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('owner_id', sa.Integer(), sa.ForeignKey('user.id', ondelete='SET NULL', name='category_owner_id_fkey'), nullable=True))


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_column('owner_id')
