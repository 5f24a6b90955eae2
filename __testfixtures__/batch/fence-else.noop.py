import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'sqlite':
        pass
    else:
        op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=False)


def downgrade():
    dialect = op.get_bind().dialect.name
    if dialect == 'sqlite':
        print('nothing to do')
    elif dialect == 'mysql':
        op.execute('ALTER TABLE tag MODIFY label VARCHAR(50) NULL')
    else:
        op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=True)
