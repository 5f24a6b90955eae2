import sqlalchemy as sa
from alembic import op


class Migration(object):
    @staticmethod
    def forwards():
        op.alter_column('tag', 'label', type_=sa.String(60))

    @classmethod
    def backwards(cls):
        op.alter_column('tag', 'label', type_=sa.String(50))


upgrade = Migration.forwards
downgrade = Migration.backwards
