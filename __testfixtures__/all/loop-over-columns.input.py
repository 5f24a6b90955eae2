import sqlalchemy as sa
from alembic import op


def upgrade():
    for column, length in (('title', 300), ('status', 30)):
        # one after the other
        op.alter_column('listing', column, type_=sa.String(length=length))


def downgrade():
    for column, length in [('title', 200), ('status', 20)]:
        op.alter_column('listing', column, type_=sa.String(length=length))
