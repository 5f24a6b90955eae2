import alembic.op as o
import sqlalchemy as db
from sqlalchemy.dialects import postgresql as pg


def upgrade():
    with o.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.alter_column('state', type_=db.String(32), existing_type=pg.VARCHAR(16))


def downgrade():
    with o.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.alter_column('state', type_=db.String(16), existing_type=pg.VARCHAR(32))
