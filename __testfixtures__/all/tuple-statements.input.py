import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint('uq_tag_label', 'tag', ['label', 'id']),
    op.alter_column('tag', 'label', type_=sa.String(60)), op.create_index('ix_tag_label', 'tag', ['label']),


def downgrade():
    (op.drop_index('ix_tag_label', 'tag'), op.alter_column('tag', 'label', type_=sa.String(50)))  # shorter again
    op.drop_constraint('uq_tag_label', 'tag', type_='unique')
