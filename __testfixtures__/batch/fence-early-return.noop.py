import sqlalchemy as sa
from alembic import op


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == 'sqlite':
        return
    op.alter_column('tag', 'label', existing_type=sa.String(length=50), nullable=False)
    op.create_unique_constraint('uq_tag_label', 'tag', ['label'])


def downgrade():
    if op.get_bind().dialect.name != 'postgresql':
        return

    op.drop_constraint('uq_tag_label', 'tag', type_='unique')
