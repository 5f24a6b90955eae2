import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table(u'tag', schema=None) as batch_op:
        batch_op.alter_column(u'label', type_=sa.String(60))
        batch_op.create_check_constraint(r'ck_tag_label', r"label <> '\d'")
        batch_op.create_index('ix_tag_' 'label', ['label'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_' 'label')
        batch_op.drop_constraint('ck_tag_label', "check")
        batch_op.alter_column('label', type_=sa.String(50))
