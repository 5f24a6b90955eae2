import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column(column_name='bio', type_=sa.String(length=500), existing_type=sa.Text())
        batch_op.create_unique_constraint(columns=['email', 'id'], constraint_name='uq_user_email')


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_constraint(type_='unique', constraint_name='uq_user_email')
        batch_op.alter_column(column_name='bio', type_=sa.Text(), existing_type=sa.String(length=500))
