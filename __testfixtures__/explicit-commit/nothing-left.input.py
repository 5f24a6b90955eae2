import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=9), nullable=True))

    conn = op.get_bind()
    conn.commit()


def downgrade():
    op.drop_column('tag', 'kind')
    op.get_bind().commit()
