import sqlalchemy as sa

try:
    from alembic import op
except ImportError:
    class op:
        """For the documentation."""


class Steps:
    def op(self):
        return None


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(50), nullable=True)


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(50), nullable=True)
