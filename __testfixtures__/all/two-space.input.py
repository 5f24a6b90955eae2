from alembic import op
import sqlalchemy as sa


def upgrade():
  # two blanks
  op.alter_column('tag', 'label',
    type_=sa.String(60))
  for name in ('label',):
    if name:
      op.alter_column('tag', name, type_=sa.String(61))


def downgrade():
  op.alter_column('tag', 'label', type_=sa.String(50))
