import sqlalchemy as sa
from alembic import op

revision = 'right1'
down_revision = 'base1'


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('email', existing_type=sa.String(length=120), type_=sa.String(length=255))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('email', existing_type=sa.String(length=255), type_=sa.String(length=120))
