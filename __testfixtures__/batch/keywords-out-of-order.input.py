import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column(column_name='bio', type_=sa.String(length=500), existing_type=sa.Text(), table_name='user')
    op.create_unique_constraint(columns=['email', 'id'], constraint_name='uq_user_email', table_name='user')


def downgrade():
    op.drop_constraint(table_name='user', type_='unique', constraint_name='uq_user_email')
    op.alter_column('user', column_name='bio', type_=sa.Text(), existing_type=sa.String(length=500))
