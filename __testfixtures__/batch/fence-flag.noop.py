import sqlalchemy as sa
from alembic import op


def upgrade():
    is_sqlite = op.get_bind().dialect.name == 'sqlite'
    op.execute('DELETE FROM tag WHERE label IS NULL')
    if not is_sqlite:
        op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=False)


def downgrade():
    supports_alter = op.get_context().dialect.name != 'sqlite'
    if supports_alter:
        op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=True)
