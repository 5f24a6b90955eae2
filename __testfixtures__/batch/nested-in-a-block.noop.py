import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        for column in ('label', 'color'):
            if column != 'color':
                batch_op.alter_column(column, type_=sa.String(length=60))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(length=50))
