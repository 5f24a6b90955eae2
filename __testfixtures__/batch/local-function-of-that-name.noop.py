import sqlalchemy as sa
from alembic import op


calls = []


def alter_column(table, column, **kwargs):
    calls.append((table, column, kwargs))


def create_unique_constraint(*args):
    calls.append(args)


def upgrade():
    alter_column('tag', 'label', nullable=False)
    create_unique_constraint('uq_tag_label', 'tag', ['label'])
    op.execute("UPDATE tag SET color = 'red' WHERE id = 1")


def downgrade():
    alter_column('tag', 'label', nullable=True)
