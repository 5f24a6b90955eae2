import sqlalchemy as sa
from alembic import op


def upgrade():
    result = op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True))
    op.bulk_insert(result, [{'id': 1}])
    outcome = op.execute("UPDATE tag SET color = 'red'")
    print(outcome)
    op.add_column('note', sa.Column('text', sa.Text()))
    op.create_unique_constraint('uq_note_text', 'note', ['text'])


def downgrade():
    op.drop_table('note')
