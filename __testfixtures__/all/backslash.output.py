import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', \
            type_=sa.String(60))

    op.execute(
        "UPDATE tag SET color = 'red' "
        "WHERE color IS NULL"
    )
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_index("ix_tag" \
                        "_label", ['label'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')
        batch_op.alter_column('label', type_=sa.String(50))
