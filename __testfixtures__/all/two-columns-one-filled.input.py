import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('first', sa.String(length=60), nullable=False))
    op.add_column('tag', sa.Column('second', sa.String(length=60), nullable=False))
    op.execute("UPDATE tag SET first = COALESCE(label, 'x')")
    op.create_unique_constraint('uq_tag_first', 'tag', ['first', 'id'])
    op.create_unique_constraint('uq_tag_second', 'tag', ['second', 'id'])


def downgrade():
    op.drop_constraint('uq_tag_second', 'tag', type_='unique')
    op.drop_constraint('uq_tag_first', 'tag', type_='unique')
    op.drop_column('tag', 'second')
    op.drop_column('tag', 'first')
