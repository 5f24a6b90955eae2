"""wider"""
from alembic import op
import sqlalchemy as sa

revision = '002_wider'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.alter_column('town', existing_type=sa.String(20), type_=sa.String(40))


def downgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.alter_column('town', existing_type=sa.String(40), type_=sa.String(20))
