import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('invoice', schema='billing') as batch_op:
        batch_op.add_column(sa.Column('note', sa.Text(), nullable=True))
        batch_op.create_index('ix_invoice_note', ['note'])


def downgrade():
    with op.batch_alter_table('invoice', schema='billing') as batch_op:
        batch_op.drop_index('ix_invoice_note')
        batch_op.drop_column('note')
