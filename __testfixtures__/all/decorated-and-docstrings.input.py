import sqlalchemy as sa
from alembic import op


def upgrade():
    """Longer labels.

    op.alter_column('tag', 'label') is only spoken of here.
    """
    op.alter_column('tag', 'label', type_=sa.String(60))


def downgrade():
    'Shorter labels.'
    op.alter_column('tag', 'label', type_=sa.String(50))
