import sqlalchemy as sa
from alembic import op


def upgrade():
    try:
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.drop_column('color')

        op.add_column('tag', sa.Column('uses', sa.Integer(), server_default=sa.text('0')))
    except Exception:
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.create_check_constraint('ck_tag_label', "label <> ''")


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('uses')
        batch_op.add_column(sa.Column('color', sa.String(length=7), nullable=True))
