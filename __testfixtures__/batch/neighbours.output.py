import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('weight', sa.Float(), nullable=True))
        batch_op.add_column(sa.Column('color', sa.String(length=20), nullable=True))
        batch_op.create_index('ix_listing_color', ['color'], unique=False)
        batch_op.alter_column('status', existing_type=sa.String(length=20), type_=sa.String(length=40))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=40), type_=sa.String(length=20))
        batch_op.drop_index('ix_listing_color')
        batch_op.drop_column('color')
        batch_op.drop_column('weight')
