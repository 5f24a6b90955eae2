import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('invoice', sa.Column('note', sa.Text(), nullable=True), schema='billing')
    op.create_index('ix_invoice_note', 'invoice', ['note'], schema='billing')


def downgrade():
    op.drop_index('ix_invoice_note', 'invoice', schema='billing')
    op.drop_column('invoice', 'note', schema='billing')
