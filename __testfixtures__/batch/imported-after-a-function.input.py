import sqlalchemy as sa


def op():
    return None


from alembic import op


def upgrade():
    op.alter_column('tag', 'label', existing_type=sa.String(50), nullable=True)


def downgrade():
    op.alter_column('tag', 'label', existing_type=sa.String(50), nullable=True)
