"""Another column."""

import sqlalchemy as sa
from alembic import op

revision = 's2'
down_revision = 's1'


def upgrade():
    with op.batch_alter_table('owner', schema=None) as batch_op:
        batch_op.add_column(sa.Column('mail', sa.String(length=80), nullable=True))
        batch_op.create_unique_constraint('uq_owner_mail', ['mail'])


def downgrade():
    with op.batch_alter_table('owner', schema=None) as batch_op:
        batch_op.drop_constraint('uq_owner_mail', type_='unique')
        batch_op.drop_column('mail')
