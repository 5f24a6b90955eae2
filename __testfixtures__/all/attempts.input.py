import sqlalchemy as sa
from alembic import op


def _drop(column):
    op.drop_column('tag', column)


def upgrade():
    # what came before the failure stays, as it did
    try:
        op.add_column('tag', sa.Column('shade', sa.Integer()))
        op.drop_column('tag', 'nope')
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
