import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint(None, 'a_rather_long_table_name_which_goes_on', ['another_rather_long_column_name_which_goes_on'])
    op.create_unique_constraint(None, 'a_rather_long_table_name_which_goes_on', ['another_rather_long_column_name_which_goes_on_too'])


def downgrade():
    op.drop_constraint(None, 'a_rather_long_table_name_which_goes_on', type_='unique')
    op.drop_constraint(None, 'a_rather_long_table_name_which_goes_on', type_='unique')
