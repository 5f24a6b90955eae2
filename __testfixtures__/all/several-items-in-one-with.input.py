import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag') as t, op.batch_alter_table('category') as c:
        t.alter_column('label', type_=sa.String(60))
        c.alter_column('name', type_=sa.String(200))
    op.drop_constraint('uq_listing_title_user', 'listing')


def downgrade():
    op.create_unique_constraint('uq_listing_title_user', 'listing', ['title', 'user_id'])
    with op.batch_alter_table('tag') as t, op.batch_alter_table('category') as c:
        c.alter_column('name', type_=sa.String(128))
        t.alter_column('label', type_=sa.String(50))
