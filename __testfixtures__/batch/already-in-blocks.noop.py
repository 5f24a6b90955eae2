import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('weight', sa.Float(), nullable=True))
        batch_op.create_index('ix_listing_weight', ['weight'])

    with op.batch_alter_table('tag') as batch:
        batch.alter_column('label', existing_type=sa.String(length=50), type_=sa.String(length=60))


def downgrade():
    with op.batch_alter_table("tag") as batch:
        batch.alter_column("label", existing_type=sa.String(length=60), type_=sa.String(length=50))

    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.drop_index("ix_listing_weight")
        batch_op.drop_column("weight")
