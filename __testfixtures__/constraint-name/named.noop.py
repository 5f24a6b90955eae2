import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reviewer_id', sa.Integer(), sa.ForeignKey('user.id', name='fk_listing_reviewer'), nullable=True))
        batch_op.create_foreign_key('fk_listing_category', 'category', ['category_id'], ['id'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('fk_listing_category', type_='foreignkey')
        batch_op.drop_constraint('fk_listing_reviewer', type_='foreignkey')
        batch_op.drop_column('reviewer_id')
