import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column(u'tag', u'label', type_=sa.String(60))
    op.create_check_constraint(r'ck_tag_label', "tag", r"label <> '\d'")
    op.create_index('ix_tag_' 'label', ('tag'), ['label'])


def downgrade():
    op.drop_index('ix_tag_' 'label', 'tag')
    op.drop_constraint('ck_tag_label', "tag", "check")
    op.alter_column('''tag''', 'label', type_=sa.String(50))
