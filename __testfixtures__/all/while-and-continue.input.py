import sqlalchemy as sa
from alembic import op


def upgrade():
    todo = ['label', 'color']
    while todo:
        column = todo.pop()
        if column == 'color':
            continue
        op.alter_column('tag', column, type_=sa.String(60))
    else:
        op.create_index('ix_tag_label', 'tag', ['label'])


def downgrade():
    op.drop_index('ix_tag_label', 'tag'); op.alter_column('tag', 'label', type_=sa.String(50))
