from alembic import op
import sqlalchemy as sa


def upgrade():
    op.add_column('tag', sa.Column('kind', KIND := sa.String(20), nullable=False))
    print(KIND)


def downgrade():
    op.drop_column('tag', 'kind')
