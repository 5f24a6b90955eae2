import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'a_rather_long_table_name_which_goes_on',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('another_rather_long_column_name_which_goes_on', sa.String(length=20), nullable=True),
        sa.Column('another_rather_long_column_name_which_goes_on_too', sa.String(length=20), nullable=True),
    )


def downgrade():
    op.drop_table('a_rather_long_table_name_which_goes_on')
