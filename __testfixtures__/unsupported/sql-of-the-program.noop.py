"""Only the program knows what these say."""
import sqlalchemy as sa
from alembic import op


def run(action, table, statement):
    op.execute(f'ALTER TABLE tag {action}')
    op.execute(f'ALTER TABLE tag RENAME {action}')
    op.execute('CREATE %s tags AS SELECT 1 AS one' % table)
    op.execute(statement)


def upgrade():
    run('TO labels', 'VIEW', 'DROP VIEW tags') if False else None


def downgrade():
    pass
