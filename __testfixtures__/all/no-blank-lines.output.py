from alembic import op
import sqlalchemy as sa
def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(60))

    print('a')
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(70))
def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(50))
