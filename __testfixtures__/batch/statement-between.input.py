import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('listing', 'title', existing_type=sa.String(length=200), type_=sa.String(length=300))
    op.execute("UPDATE listing SET title = title || '.'")
    op.alter_column('listing', 'description', existing_type=sa.Text(), type_=sa.String(length=500))


def downgrade():
    op.alter_column('listing', 'description', existing_type=sa.String(length=500), type_=sa.Text())
    op.alter_column('listing', 'title', existing_type=sa.String(length=300), type_=sa.String(length=200))
