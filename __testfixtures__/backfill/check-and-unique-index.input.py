import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('kind', sa.String(length=9), nullable=False))
    op.create_check_constraint('ck_tag_kind', 'tag', "kind <> 'x'")
    op.create_index('uq_tag_kind', 'tag', ['kind', 'id'], unique=True)
    op.create_index('ix_tag_color', 'tag', ['color'])


def downgrade():
    op.drop_index('ix_tag_color', 'tag')
    op.drop_index('uq_tag_kind', 'tag')
    op.drop_constraint('ck_tag_kind', 'tag', type_='check')
    op.drop_column('tag', 'kind')
