import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('a_rather_long_table_name_which_goes_on', schema=None) as batch_op:
        batch_op.create_unique_constraint('a_rather_long_table_name_whic_another_rather_long_column_na_key', ['another_rather_long_column_name_which_goes_on'])
        batch_op.create_unique_constraint('a_rather_long_table_name_whic_another_rather_long_column_n_key1', ['another_rather_long_column_name_which_goes_on_too'])


def downgrade():
    with op.batch_alter_table('a_rather_long_table_name_which_goes_on', schema=None) as batch_op:
        batch_op.drop_constraint('a_rather_long_table_name_whic_another_rather_long_column_n_key1', type_='unique')
        batch_op.drop_constraint('a_rather_long_table_name_whic_another_rather_long_column_na_key', type_='unique')
