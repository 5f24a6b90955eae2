import sqlalchemy as sa
from alembic import op


PREFIX = 'uq_'


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint(PREFIX + 'tag_label', ['label', 'id'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint(PREFIX + 'tag_label')
