import sqlalchemy as sa
from alembic import op

revision = 'right1'
down_revision = 'base1'


def upgrade():
    op.alter_column('user', 'email', existing_type=sa.String(length=120), type_=sa.String(length=255))


def downgrade():
    op.alter_column('user', 'email', existing_type=sa.String(length=255), type_=sa.String(length=120))
