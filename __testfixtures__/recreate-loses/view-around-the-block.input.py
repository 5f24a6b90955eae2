import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('DROP VIEW IF EXISTS red_tag')
    op.alter_column('tag', 'label', type_=sa.String(length=60))
    op.execute('CREATE VIEW red_tag AS SELECT id, label FROM tag')


def downgrade():
    op.execute('DROP VIEW red_tag')
    op.alter_column('tag', 'label', type_=sa.String(length=50))
    op.execute('CREATE VIEW red_tag AS SELECT id, label FROM tag')
