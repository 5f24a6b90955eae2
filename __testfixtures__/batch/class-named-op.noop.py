import sqlalchemy as sa
from alembic import op


class op:
    """What would be done, for a report."""

    @staticmethod
    def alter_column(table, column, **kwargs):
        print(table, column)

    @staticmethod
    def drop_column(table, column):
        print(table, column)


def upgrade():
    op.alter_column('tag', 'label', nullable=False)


def downgrade():
    op.drop_column('tag', 'label')
