import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=60), nullable=False))
    op.execute('UPDATE tag SET kind = label WHERE label IS NOT NULL')


def downgrade():
    op.drop_column('tag', 'kind')
