import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('tag_label_id_key', ['label', 'id'])

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_unique_constraint('listing_title_id_key', ['title', 'id'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('listing_title_id_key', type_='unique')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('tag_label_id_key', type_='unique')
