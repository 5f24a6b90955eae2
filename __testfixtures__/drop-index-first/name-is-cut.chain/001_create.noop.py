"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('the_listings_that_a_partner_has_sent_to_us',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('title', sa.String(50), nullable=False, server_default='none'),
        sa.Column('note_of_the_partner_about_it', sa.String(20), index=True)
    )


def downgrade():
    op.drop_table('the_listings_that_a_partner_has_sent_to_us')
