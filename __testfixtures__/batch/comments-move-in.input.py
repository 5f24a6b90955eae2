import sqlalchemy as sa
from alembic import op


def upgrade():
    # Titles got longer with the new editor.
    op.alter_column('listing', 'title', existing_type=sa.String(length=200), type_=sa.String(length=300))  # was 200

    # Nobody filled these in.
    op.drop_column('listing', 'description')
    # done with listings


def downgrade():
    op.add_column('listing', sa.Column('description', sa.Text(), nullable=True))
    op.alter_column('listing', 'title', existing_type=sa.String(length=300), type_=sa.String(length=200))
