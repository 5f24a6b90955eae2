import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name != 'oracle': op.alter_column('tag', 'label', type_=sa.String(60))
    else: print('shorter there')


def downgrade(): op.alter_column('tag', 'label', type_=sa.String(50))
