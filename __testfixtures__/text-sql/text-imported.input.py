from alembic import op
from sqlalchemy import text


def upgrade():
    bind = op.get_bind()
    bind.execute(text("UPDATE tag SET color = 'red' WHERE color IS NULL"))
    bind.execute("UPDATE tag SET label = color WHERE label IS NULL")


def downgrade():
    pass
