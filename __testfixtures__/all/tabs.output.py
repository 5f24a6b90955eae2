import sqlalchemy as sa
from alembic import op


def upgrade():
	# with tabs
	with op.batch_alter_table('tag', schema=None) as batch_op:
		batch_op.alter_column(
			'label',
			type_=sa.String(60),
		)

	if True:
		with op.batch_alter_table('tag', schema=None) as batch_op:
			batch_op.create_check_constraint('ck_tag_label', "label <> ''")


def downgrade():
	with op.batch_alter_table('tag', schema=None) as batch_op:
		batch_op.drop_constraint('ck_tag_label', type_='check')
		batch_op.alter_column('label', type_=sa.String(50))
