import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET label = 'none' WHERE label IS NULL"))


def downgrade():
    op.get_bind().execute(sa.text('UPDATE tag SET label = NULL WHERE label = :old'), {'old': 'none'})
