import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=20), nullable=True, index=True))
        batch_op.alter_column('name', existing_type=sa.String(length=128), type_=sa.String(length=200))


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=200), type_=sa.String(length=128))
        batch_op.drop_index('ix_category_code')
        batch_op.drop_column('code')
