"""Connections, and what is committed."""
# ---- the connection of the migration
def upgrade():
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET label = 'x'"))
    conn.commit()
    conn.execute("DELETE FROM tag WHERE label IS NULL")
    conn.begin()
    trans = conn.begin_nested()
    trans.commit()


def downgrade():
    op.get_bind().commit()
    op.get_bind().execute("SELECT 1")
# ---- a connection of its own
def upgrade():
    engine = sa.create_engine('sqlite://')
    with engine.connect() as conn:
        conn.execute("UPDATE tag SET label = 'x'")
        conn.commit()
    with engine.begin() as conn:
        conn.execute("UPDATE tag SET label = 'y'")
    other = engine.connect()
    other.execute("UPDATE tag SET label = 'z'")
    other.commit()


def downgrade():
    with op.get_bind().engine.connect() as connection:
        connection.commit()
# ---- given to a function
def fill(conn):
    conn.execute("UPDATE tag SET label = 'x'")
    conn.commit()


def fill_other(connection, label):
    connection.execute("UPDATE tag SET label = '%s'" % label)
    connection.commit()


def fill_nobody(bind):
    bind.commit()


def fill_both(conn=None):
    conn.commit()


def upgrade():
    fill(op.get_bind())
    fill_both(conn=op.get_bind())
    bind = op.get_bind()
    fill_other(bind, 'x')
    fill_other(sa.create_engine('sqlite://').connect(), 'y')


def downgrade():
    op.get_bind().connection.commit()
# ---- sessions
from sqlalchemy.orm import Session, sessionmaker
def upgrade():
    session = Session(bind=op.get_bind())
    session.execute("UPDATE tag SET label = 'x'")
    session.commit()
    session.close()
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False))
    for tag in session.query(Tag):
        tag.a = 5
    session.commit()
    op.create_unique_constraint('uq_tag_a', 'tag', ['a'])


def downgrade():
    with Session(op.get_bind()) as session:
        session.commit()
    Session = sessionmaker(bind=op.get_bind())
    session = Session()
    session.commit()
# ---- a connection that nobody knows
from myapp.db import conn, get_session
def upgrade():
    conn.commit()
    get_session().commit()
    db.session.commit()
    connection = conn or op.get_bind()
    connection.commit()


def downgrade():
    if conn:
        connection = op.get_bind()
    else:
        connection = op.get_context().connection
    connection.commit()
# ---- a name of the connection that is taken
def upgrade():
    conn = 5
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False))
    print(conn)


def downgrade():
    if True:
        bind = op.get_bind()
        op.add_column('tag', sa.Column('b', sa.Integer(), nullable=False))
    op.add_column('user', sa.Column('c', sa.Integer(), nullable=False))
    bind = op.get_bind()
# ---- another name for SQLAlchemy
from sqlalchemy import Column, Integer, text
def upgrade():
    op.add_column('tag', Column('a', Integer(), nullable=False))
    op.add_column('order', Column('b c', Integer(), nullable=False))
    op.alter_column('user', 'age', existing_type=Integer(), nullable=False)


def downgrade():
    pass
