import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('tag_rule', ['label', 'id'])

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('tag_rule')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_check_constraint('tag_rule', 'length(color) < 8')


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('tag_rule')
