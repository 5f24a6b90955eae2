from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key('listing_category_id_fkey', 'category', ['category_id'], ['id'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('listing_category_id_fkey', type_='foreignkey')
