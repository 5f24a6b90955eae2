import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    tables: list[str] = ['tag']
    for table in tables:
        if (name := table) and name != 'user':
            op.alter_column(name, 'label', type_=sa.String(60))


def downgrade() -> None:
    for table in ('tag',):
        op.alter_column(table, 'label', type_=sa.String(50))
