"""GDPR: no more IP addresses in the audit log

Revision ID: a479a107a9a8
Revises: b2b2a8ebac4d
Create Date: 2018-12-03 08:15:00.412250

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = 'a479a107a9a8'
down_revision = 'b2b2a8ebac4d'
branch_labels = None
depends_on = None


def upgrade():
    # the audit log is archived and emptied before every deploy,
    # so severity needs no default
    op.drop_column('audit_log', 'ip')
    op.add_column('audit_log', sa.Column('severity', sa.SmallInteger(), nullable=False))
    op.create_index('ix_audit_log_severity', 'audit_log', ['severity'])


def downgrade():
    op.drop_column('audit_log', 'severity')
    op.add_column('audit_log', sa.Column('ip', sa.VARCHAR(length=45), autoincrement=False, nullable=False))
    op.create_index(op.f('ix_audit_log_ip'), 'audit_log', ['ip'], unique=False)
