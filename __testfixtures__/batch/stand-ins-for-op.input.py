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
    op.alter_column('tag', 'label', existing_type=sa.String(50), nullable=True)


def downgrade():
    op.alter_column('tag', 'label', existing_type=sa.String(50), nullable=True)
