import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("UPDATE tag SET label = 'ALTER TABLE tag DROP COLUMN color' WHERE id = 1")
    op.execute('CREATE TABLE alter_table_drop_column (id INTEGER)')


def downgrade():
    op.execute('DROP TABLE alter_table_drop_column')
