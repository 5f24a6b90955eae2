import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_index('ix_tag_label', ['label'], unique=True)

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', nullable=True)
        batch_op.create_foreign_key('fk_listing_category', 'category', ['category_id'], ['id'], onupdate=None, ondelete='CASCADE')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('fk_listing_category', 'foreignkey')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')
