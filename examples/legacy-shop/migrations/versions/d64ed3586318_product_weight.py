"""product weight, case-insensitive e-mail addresses

Revision ID: d64ed3586318
Revises: e4f969ea7de3
Create Date: 2023-01-17 10:19:05.146630

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'd64ed3586318'
down_revision = 'e4f969ea7de3'
branch_labels = None
depends_on = None


def upgrade():
    if op.get_bind().dialect.name == 'sqlite':
        # only for the unit tests
        with op.batch_alter_table('product', schema=None) as batch_op:
            batch_op.add_column(sa.Column('weight', sa.Integer(), nullable=False, server_default='temp'))
    else:
        op.add_column('product', sa.Column('weight', sa.Integer(), nullable=False, server_default='0'))
    op.add_column('product', sa.Column('is_fragile', sa.Boolean(), nullable=False, server_default='false'))

    op.create_check_constraint('ck_user_email_not_empty', 'user', "email <> ''")
    op.create_index('ix_user_email_lower', 'user', [sa.text('lower(email)')], unique=True)


def downgrade():
    op.drop_index('ix_user_email_lower', table_name='user')
    op.drop_constraint('ck_user_email_not_empty', 'user', type_='check')

    op.drop_column('product', 'is_fragile')
    op.drop_column('product', 'weight')
