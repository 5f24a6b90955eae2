import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('tag', 'label', existing_type=sa.String(50))
    with op.batch_alter_table('tag') as batch_op:
        batch_op.alter_column('color', existing_type=sa.String(7), existing_nullable=True, nullable=None)


def downgrade():
    pass
