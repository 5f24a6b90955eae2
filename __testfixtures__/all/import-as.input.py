import alembic.op as o
import sqlalchemy as db
from sqlalchemy.dialects import postgresql as pg


def upgrade():
    o.alter_column('orders', 'state', type_=db.String(32), existing_type=pg.VARCHAR(16))


def downgrade():
    o.alter_column('orders', 'state', type_=db.String(16), existing_type=pg.VARCHAR(32))
