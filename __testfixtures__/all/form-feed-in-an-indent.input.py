import sqlalchemy as sa
from alembic import op


def upgrade():
        pass
    op.add_column("tag", sa.Column("kind", sa.String(length=20), nullable=False))


def downgrade():
    op.drop_column("tag", "kind")
