import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.create_index('uq_tag_label', ['label', 'id'], unique=True)


def downgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.drop_index('uq_tag_label')
