import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('text', sa.Text()))
    op.create_index('ix_note_text', 'note', ['text'])
    op.bulk_insert(sa.table('note', sa.column('text')), [{'text': 'first'}, {'text': 'second'}])
    op.rename_table('note', 'remark')


def downgrade():
    op.drop_table('remark')
