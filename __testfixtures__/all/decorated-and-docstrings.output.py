import sqlalchemy as sa
from alembic import op


def upgrade():
    """Longer labels.

    op.alter_column('tag', 'label') is only spoken of here.
    """
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(60))


def downgrade():
    'Shorter labels.'
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(50))
