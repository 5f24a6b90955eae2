import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('invoice', sa.Column('kind', sa.String(length=9), nullable=False), schema='s1')
    op.create_foreign_key('fk_invoice_user', 'invoice', 'user', ['user_id'], ['id'], source_schema='s1', referent_schema='s2')
    op.drop_column('invoice', 'note')


def downgrade():
    op.add_column('invoice', sa.Column('note', sa.Text(), nullable=True))
    op.drop_constraint('fk_invoice_user', 'invoice', 'foreignkey', schema='s1')
    op.drop_column('invoice', 'kind', schema='s1')
