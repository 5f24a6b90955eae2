import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(
            sa.Column('verified_email', sa.Boolean(), nullable=False, server_default='0')
        )
        batch_op.create_index('ix_user_email_verified', ['email', 'verified_email'])
        batch_op.create_check_constraint('ck_user_email_notnull', 'email IS NOT NULL')
    
    conn = op.get_bind()
    conn.commit()

def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_constraint('ck_user_email_notnull', type_='check')
        batch_op.drop_index('ix_user_email_verified')
        batch_op.drop_column('verified_email')
