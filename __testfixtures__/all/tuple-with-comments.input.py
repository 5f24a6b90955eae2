import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('tag', 'label', type_=sa.String(60))


def downgrade():
    (
        op.create_index('ix_tag_label', 'tag', ['label']),
        # shorter again
        op.alter_column('tag', 'label', type_=sa.String(50)),
        op.drop_index('ix_tag_label', 'tag'),  # gone
    )
