import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=9)),  # always
        None)


def downgrade():
    op.drop_column('tag', 'kind',  # here, too
        None)
