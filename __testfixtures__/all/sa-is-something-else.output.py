from alembic import op
from sqlalchemy import Column, String
import sqlalchemy

sa = 'South Australia'


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(Column('kind', String(20), nullable=False, server_default='temp'))

    # migfix: backfill tag.kind: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sqlalchemy.text("UPDATE tag SET kind = 'temp' WHERE kind = 'temp'"))

    print(sa)


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('kind')
