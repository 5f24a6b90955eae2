import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    tables: list[str] = ['tag']
    for table in tables:
        if (name := table) and name != 'user':
            with op.batch_alter_table(name, schema=None) as batch_op:
                batch_op.alter_column('label', type_=sa.String(60))


def downgrade() -> None:
    for table in ('tag',):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column('label', type_=sa.String(50))
