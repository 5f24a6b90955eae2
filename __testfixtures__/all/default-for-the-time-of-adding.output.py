import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=9), nullable=False, server_default='plain'))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=sa.String(length=9), server_default=None)
        batch_op.alter_column('label', existing_type=sa.String(length=50), type_=sa.String(length=60))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(length=60), type_=sa.String(length=50))
        batch_op.drop_column('kind')
