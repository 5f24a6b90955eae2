"""What is for PostgreSQL alone is not taken back."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.create_index('ix_tag_label', 'tag', ['label'], postgresql_using='hash')


def downgrade():
    pass
