import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=9), nullable=False, server_default='plain'))
    op.alter_column('tag', 'kind', existing_type=sa.String(length=9), server_default=None)
    op.alter_column('tag', 'label', existing_type=sa.String(length=50), type_=sa.String(length=60))


def downgrade():
    op.alter_column('tag', 'label', existing_type=sa.String(length=60), type_=sa.String(length=50))
    op.drop_column('tag', 'kind')
