import sqlalchemy as sa
from alembic import op


def upgrade():
    engine = sa.create_engine('sqlite://')
    with engine.connect() as conn:
        conn.execute(sa.text('CREATE TABLE scratch (id INTEGER)'))
        if hasattr(conn, 'commit'):
            conn.commit()
    op.execute("UPDATE tag SET label = 'none' WHERE label IS NULL")


def downgrade():
    pass
