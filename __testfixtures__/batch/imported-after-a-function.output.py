import sqlalchemy as sa


def op():
    return None


from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(50), nullable=True)


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(50), nullable=True)
