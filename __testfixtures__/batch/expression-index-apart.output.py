import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_index('ix_tag_label_lower', 'tag', [sa.text('lower(label)')])
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('bio', existing_type=sa.Text(), type_=sa.String(length=900))

    op.create_index('ix_user_name_lower', 'user', [sa.text('lower(name)')])


def downgrade():
    op.drop_index('ix_user_name_lower', table_name='user')
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('bio', existing_type=sa.String(length=900), type_=sa.Text())

    op.drop_index('ix_tag_label_lower', table_name='tag')
