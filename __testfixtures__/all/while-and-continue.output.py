import sqlalchemy as sa
from alembic import op


def upgrade():
    todo = ['label', 'color']
    while todo:
        column = todo.pop()
        if column == 'color':
            continue
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.alter_column(column, type_=sa.String(60))
    else:
        with op.batch_alter_table('tag', schema=None) as batch_op:
            batch_op.create_index('ix_tag_label', ['label'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')
        batch_op.alter_column('label', type_=sa.String(50))
