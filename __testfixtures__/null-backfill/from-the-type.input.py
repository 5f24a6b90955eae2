import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('user', 'age',
               existing_type=sa.INTEGER(),
               nullable=False)
    op.alter_column('user', 'created_at',
               existing_type=sa.DATETIME(),
               nullable=False)


def downgrade():
    op.alter_column('user', 'created_at',
               existing_type=sa.DATETIME(),
               nullable=True)
    op.alter_column('user', 'age',
               existing_type=sa.INTEGER(),
               nullable=True)
