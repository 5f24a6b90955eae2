import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(50), comment='as shown')


def downgrade():
    pass
