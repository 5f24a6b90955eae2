import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=9), nullable=False, server_default='temp'))

    op.execute("UPDATE tag SET code = 'c' || id")
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('tag_code_key', ['code'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('tag_code_key', type_='unique')
        batch_op.drop_column('code')
