from alembic import op
import sqlalchemy as sa


def upgrade():
  # two blanks
  with op.batch_alter_table('tag', schema=None) as batch_op:
    batch_op.alter_column('label',
      type_=sa.String(60))

  for name in ('label',):
    if name:
      with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column(name, type_=sa.String(61))


def downgrade():
  with op.batch_alter_table('tag', schema=None) as batch_op:
    batch_op.alter_column('label', type_=sa.String(50))
