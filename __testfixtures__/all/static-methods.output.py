import sqlalchemy as sa
from alembic import op


class Migration(object):
    @staticmethod
    def forwards():
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.alter_column('label', type_=sa.String(60))

    @classmethod
    def backwards(cls):
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.alter_column('label', type_=sa.String(50))


upgrade = Migration.forwards
downgrade = Migration.backwards
