"""updated_at everywhere

Revision ID: 233f7ae02106
Revises: f7b5554144f0
Create Date: 2017-01-09 13:36:24.610953

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '233f7ae02106'
down_revision = 'f7b5554144f0'
branch_labels = None
depends_on = None

TABLES = ['user', 'category', 'product', 'listing', 'order']


def upgrade():
    for table in TABLES:
        op.add_column(
            table,
            sa.Column('updated_at', sa.DateTime(), server_default=sa.text('now()'), nullable=False),
        )

    # so far the sign-up form did this
    op.alter_column('user', 'created', server_default=sa.text('now()'),
                    existing_type=sa.DateTime(), existing_nullable=True)


def downgrade():
    op.alter_column('user', 'created', server_default=None,
                    existing_type=sa.DateTime(), existing_nullable=True)

    for table in reversed(TABLES):
        op.drop_column(table, 'updated_at')
