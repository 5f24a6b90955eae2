import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag') as bop:
        bop.alter_column('label', type_=sa.String(60))
        bop.create_check_constraint('ck_tag_label', "label <> ''")


def downgrade():
    with op.batch_alter_table('tag') as bop:
        bop.drop_constraint('ck_tag_label', type_='check')
        bop.alter_column('label', type_=sa.String(50))
