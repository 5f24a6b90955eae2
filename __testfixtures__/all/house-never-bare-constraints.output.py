import sqlalchemy as sa
from alembic import op


def upgrade():
    # WRONG - Will fail on SQLite!
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_listing_title', ['title'])
        batch_op.drop_constraint('fk_listing_user_id', type_='foreignkey')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key('fk_listing_user_id', 'user', ['user_id'], ['id'])
        batch_op.drop_constraint('uq_listing_title', type_='unique')
