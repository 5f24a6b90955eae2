import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_index('ix_user_name_lower', 'user', [sa.text('lower(name)')])
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('bio', type_=sa.String(length=900))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('bio', type_=sa.Text())
