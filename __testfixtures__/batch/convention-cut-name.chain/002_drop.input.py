"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_constraint('a_rather_long_table_name_whic_another_rather_long_column_na_key', 'a_rather_long_table_name_which_goes_on', type_='unique')


def downgrade():
    op.create_unique_constraint('a_rather_long_table_name_whic_another_rather_long_column_na_key', 'a_rather_long_table_name_which_goes_on', ['another_rather_long_column_name'])
