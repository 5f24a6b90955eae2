import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('tag', 'label', \
        type_=sa.String(60))
    op.execute(
        "UPDATE tag SET color = 'red' "
        "WHERE color IS NULL"
    )
    op.create_index("ix_tag" \
                    "_label", 'tag', ['label'])


def downgrade():
    op.drop_index('ix_tag_label', 'tag')
    op.alter_column('tag', 'label', type_=sa.String(50))
