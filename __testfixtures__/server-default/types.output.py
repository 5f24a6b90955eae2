import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('nickname', sa.String(length=40), nullable=False, server_default='temp'))
        batch_op.add_column(sa.Column('country', sa.String(2), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('points', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('balance', sa.Numeric(precision=10, scale=2), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('verified', sa.Boolean(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False, server_default='1970-01-01 00:00:00'))
        batch_op.add_column(sa.Column('born_on', sa.Date(), nullable=False, server_default='1970-01-01'))
        batch_op.add_column(sa.Column('wakes_at', sa.Time(), nullable=False, server_default='00:00:00'))
        batch_op.add_column(sa.Column('settings', sa.JSON(), nullable=False, server_default='{}'))
        batch_op.add_column(sa.Column('role', sa.Enum('member', 'admin', name='user_role'), nullable=False, server_default='member'))

    # migfix: backfill user.nickname: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(
        sa.table('user', sa.column('nickname'))
        .update()
        .where(sa.column('nickname') == sa.text("'temp'"))
        .values({'nickname': sa.text("'temp'")})
    )
    # migfix: backfill user.country: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('country'))
        .update()
        .where(sa.column('country') == sa.text("''"))
        .values({'country': sa.text("''")})
    )
    # migfix: backfill user.points: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('points'))
        .update()
        .where(sa.column('points') == sa.text("'0'"))
        .values({'points': sa.text("'0'")})
    )
    # migfix: backfill user.balance: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('balance'))
        .update()
        .where(sa.column('balance') == sa.text("'0'"))
        .values({'balance': sa.text("'0'")})
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
    # migfix: backfill user.born_on: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('born_on'))
        .update()
        .where(sa.column('born_on') == sa.text("'1970-01-01'"))
        .values({'born_on': sa.text("'1970-01-01'")})
    )
    # migfix: backfill user.wakes_at: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('wakes_at'))
        .update()
        .where(sa.column('wakes_at') == sa.text("'00:00:00'"))
        .values({'wakes_at': sa.text("'00:00:00'")})
    )
    # migfix: backfill user.settings: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('settings'))
        .update()
        .values({'settings': sa.text("'{}'")})
    )
    # migfix: backfill user.role: put the real values in place of the placeholder
    conn.execute(
        sa.table('user', sa.column('role'))
        .update()
        .where(sa.column('role') == sa.text("'member'"))
        .values({'role': sa.text("'member'")})
    )


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('role')
        batch_op.drop_column('settings')
        batch_op.drop_column('wakes_at')
        batch_op.drop_column('born_on')
        batch_op.drop_column('seen_at')
        batch_op.drop_column('verified')
        batch_op.drop_column('balance')
        batch_op.drop_column('points')
        batch_op.drop_column('country')
        batch_op.drop_column('nickname')
