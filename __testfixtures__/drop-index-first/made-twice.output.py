import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer()))
        batch_op.create_index('ix_tag_number', ['number'])

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_number')
        batch_op.drop_column('number')
        batch_op.add_column(sa.Column('number', sa.Integer()))
        batch_op.create_index('ix_tag_number', ['number'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_number')
        batch_op.drop_column('number')
