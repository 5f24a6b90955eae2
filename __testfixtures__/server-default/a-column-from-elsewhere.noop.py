import sqlalchemy as sa
from alembic import op


KIND = sa.Column('kind', sa.String(length=20), nullable=True)


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(KIND.copy() if hasattr(KIND, 'copy') else KIND._copy())


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('kind')
