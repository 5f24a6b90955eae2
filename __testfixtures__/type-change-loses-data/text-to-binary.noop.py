import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(50), type_=sa.BINARY(16))
        batch_op.alter_column('color', existing_type=sa.String(7), type_=sa.LargeBinary())


def downgrade():
    pass
