import sqlalchemy as sa
from alembic import op


ARGUMENTS = ('listing', 'status')
CHANGES = {'existing_type': sa.String(length=20), 'nullable': True}


def upgrade():
    op.alter_column(*ARGUMENTS, **CHANGES)


def downgrade():
    pass
