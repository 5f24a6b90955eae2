import sqlalchemy as sa
from alembic import op


def upgrade():
    # Titles got longer with the new editor.
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', existing_type=sa.String(length=200), type_=sa.String(length=300))  # was 200

        # Nobody filled these in.
        batch_op.drop_column('description')

    # done with listings


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('description', sa.Text(), nullable=True))
        batch_op.alter_column('title', existing_type=sa.String(length=300), type_=sa.String(length=200))
