import sqlalchemy as sa
from alembic import op


def upgrade():
    dialect = op.get_context().dialect
    if dialect.name in {'mysql', 'mariadb'}:
        op.add_column('tag', sa.Column('kind', sa.String(20), nullable=False))
        op.create_index('ix_tag_kind', 'tag', ['kind'], unique=True)


def downgrade():
    pass
