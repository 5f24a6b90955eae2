import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint(constraint_name='uq_tag_label', columns=['label', 'id'])

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key(constraint_name='fk_listing_category', referent_table='category', local_cols=['category_id'], remote_cols=['id'])

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_check_constraint(constraint_name='ck_tag_color', condition='length(color) < 8')


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint(constraint_name='ck_tag_color', type_='check')

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('fk_listing_category', type_='foreignkey')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_label', type_='unique')
