"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_column('the_listings_that_a_partner_has_sent_to_us', 'note_of_the_partner_about_it')


def downgrade():
    with op.batch_alter_table('the_listings_that_a_partner_has_sent_to_us', schema=None) as batch_op:
        batch_op.add_column(sa.Column('note_of_the_partner_about_it', sa.String(20)))
