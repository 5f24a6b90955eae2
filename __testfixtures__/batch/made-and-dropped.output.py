import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('scratch', sa.Integer(), nullable=True))
        batch_op.create_index('ix_tag_scratch', ['scratch'])

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_scratch')
        batch_op.drop_column('scratch')


def downgrade():
    pass
