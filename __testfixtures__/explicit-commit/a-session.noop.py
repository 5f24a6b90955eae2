from alembic import op
from sqlalchemy import text
from sqlalchemy.orm import Session


def upgrade():
    session = Session(bind=op.get_bind())
    session.execute(text("UPDATE tag SET label = 'none' WHERE label IS NULL"))
    session.commit()


def downgrade():
    pass
