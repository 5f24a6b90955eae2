import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_index('ix_tag_label', ['label'], unique=False)
        batch_op.create_check_constraint('ck_tag_color', 'length(color) < 8')


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('ck_tag_color', type_='check')
        batch_op.drop_index('ix_tag_label')
