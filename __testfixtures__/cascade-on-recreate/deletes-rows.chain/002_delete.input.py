"""an author goes, with the books"""

import sqlalchemy as sa
from alembic import op

revision = '002_delete'
down_revision = '001_create'


def upgrade():
    op.execute('DELETE FROM author WHERE id = 2')
    op.alter_column('author', 'name', existing_type=sa.String(length=50), type_=sa.String(length=90))
    op.execute('DELETE FROM author WHERE id = 3')


def downgrade():
    pass
