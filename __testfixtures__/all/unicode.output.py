import sqlalchemy as sa
from alembic import op


def upgrade():
    # Größe ändern 🎉 – «mehr» 文字
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.String(60))  # 🚀🚀 schneller

    op.execute("UPDATE tag SET color = 'größer 🎈' WHERE label = '文字'")
    # ещё одно
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_index('ix_tag_label', ['label'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')
        batch_op.alter_column('label', type_=sa.String(50))  # zurück 😀
