import sqlalchemy as sa
from alembic import op


def _drop(column):
    op.drop_column('tag', column)


def upgrade():
    # what came before the failure stays, as it did
    try:
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.add_column(sa.Column('shade', sa.Integer()))

        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.drop_column('nope')
    except Exception:
        pass
    try:
        op.drop_constraint('uq_user_username', 'user', type_='unique')
    except NotImplementedError:
        # SQLite
        pass
    op.execute("UPDATE tag SET shade = 1")


def downgrade():
    try:
        _drop('shade')
    except sa.exc.OperationalError:
        pass
