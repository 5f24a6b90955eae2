import sqlalchemy as sa
from alembic import op


class Slug(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return 'VARCHAR(20)'


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('slug', Slug(), nullable=False, server_default='temp'))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('slug')
