import sqlalchemy as sa
from alembic import op


def set_length(table, column, length):
    """Changes the length of a string."""
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.alter_column(column, type_=sa.String(length=length))


def upgrade():
    set_length('tag', 'label', 80)
    set_length('user', 'name', 120)


def downgrade():
    set_length('user', 'name', 80)
    set_length('tag', 'label', 50)
