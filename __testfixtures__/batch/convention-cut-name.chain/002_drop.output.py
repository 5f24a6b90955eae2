"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('a_rather_long_table_name_which_goes_on', schema=None, naming_convention={'uq': 'a_rather_long_table_name_whic_another_rather_long_column_na_key'}) as batch_op:
        batch_op.drop_constraint('a_rather_long_table_name_whic_another_rather_long_column_na_key', type_='unique')


def downgrade():
    with op.batch_alter_table('a_rather_long_table_name_which_goes_on', schema=None) as batch_op:
        batch_op.create_unique_constraint('a_rather_long_table_name_whic_another_rather_long_column_na_key', ['another_rather_long_column_name'])
