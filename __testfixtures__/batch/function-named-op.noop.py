import sqlalchemy as sa
from alembic import op as alembic_op
from alembic import op


def rename():
    def op():
        return None

    op.alter_column = lambda *args, **kwargs: None
    op.alter_column('tag', 'label', nullable=False)


def upgrade():
    rename()
    alembic_op.execute("UPDATE tag SET color = 'red' WHERE id = 1")


def downgrade():
    pass
