import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        "box",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("label", sa.String(length=20), nullable=True),
    )


def downgrade():
    op.drop_table("box")
