import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag') as bop:
        bop.alter_column('label', type_=sa.String(60))
    op.create_check_constraint('ck_tag_label', 'tag', "label <> ''")


def downgrade():
    op.drop_constraint('ck_tag_label', 'tag', type_='check')
    with op.batch_alter_table('tag') as bop:
        bop.alter_column('label', type_=sa.String(50))
