from alembic import op
from sqlalchemy import Column, DateTime, \
    String, text; NOTE = """an import goes
behind this"""
import sqlalchemy as sa


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=String(50), type_=String(60))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=String(60), type_=String(50))

        batch_op.add_column(Column('made_at', DateTime(), server_default=sa.func.now()))

    with op.batch_alter_table('user') as batch_op:
        batch_op.alter_column('name', existing_type=String(80), nullable=True)  # a backslash in a comment \
        batch_op.alter_column('bio', type_=String(90))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('made_at')
