import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.alter_column('tag', 'label', type_=sa.String(60), postgresql_using='label::varchar')
    else:
        op.alter_column('tag', 'label', type_=sa.String(60))


def downgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('ALTER TABLE tag ALTER COLUMN label TYPE VARCHAR(50)')
        return
    op.alter_column('tag', 'label', type_=sa.String(50))
