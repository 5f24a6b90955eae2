import sqlalchemy as sa
from alembic import op


def upgrade():
	# with tabs
	op.alter_column(
		'tag',
		'label',
		type_=sa.String(60),
	)
	if True:
		op.create_check_constraint('ck_tag_label', 'tag', "label <> ''")


def downgrade():
	op.drop_constraint('ck_tag_label', 'tag', type_='check')
	op.alter_column('tag', 'label', type_=sa.String(50))
