import alembic
import sqlalchemy


def upgrade():
    alembic.op.alter_column("user", "age", nullable=False, existing_type=sqlalchemy.Integer())


def downgrade():
    alembic.op.alter_column("user", "age", nullable=True, existing_type=sqlalchemy.Integer())
