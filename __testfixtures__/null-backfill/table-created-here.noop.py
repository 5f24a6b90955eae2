import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('text', sa.Text()))
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.alter_column('text', existing_type=sa.Text(), nullable=False)


def downgrade():
    op.drop_table('note')
