import sqlalchemy as sa
from alembic import op


def upgrade():
    # Größe ändern 🎉 – «mehr» 文字
    op.alter_column('tag', 'label', type_=sa.String(60))  # 🚀🚀 schneller
    op.execute("UPDATE tag SET color = 'größer 🎈' WHERE label = '文字'")
    # ещё одно
    op.create_index('ix_tag_label', 'tag', ['label'])


def downgrade():
    op.drop_index('ix_tag_label', 'tag')
    op.alter_column('tag', 'label', type_=sa.String(50))  # zurück 😀
