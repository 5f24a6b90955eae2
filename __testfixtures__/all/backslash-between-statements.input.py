from alembic import op
from sqlalchemy import Column, DateTime, \
    String, text; NOTE = """an import goes
behind this"""


def upgrade(): \
    op.alter_column('tag', 'label', existing_type=String(50), type_=String(60))


def downgrade():
\
    op.alter_column('tag', 'label', existing_type=String(60), type_=String(50)) \

    op.add_column('tag', Column('made_at', DateTime(), server_default=text('now()'))); \
    op.alter_column('user', 'name', existing_type=String(80), nullable=True)  # a backslash in a comment \
    with op.batch_alter_table('user') as batch_op: \
        batch_op.alter_column('bio', type_=String(90))
    op.drop_column('tag', 'made_at')
