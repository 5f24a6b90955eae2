import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=60), nullable=False, server_default='temp'))

    op.execute('UPDATE tag SET kind = label WHERE label IS NOT NULL')
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=sa.String(length=60), server_default=None)


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('kind')
