from alembic import op
import sqlalchemy as sa
def upgrade():
    op.alter_column('tag', 'label', type_=sa.String(60))
    print('a')
    op.alter_column('tag', 'label', type_=sa.String(70))
def downgrade():
    op.alter_column('tag', 'label', type_=sa.String(50))
