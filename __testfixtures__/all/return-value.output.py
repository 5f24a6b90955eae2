import sqlalchemy as sa
from alembic import op


def upgrade():
    result = op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True))
    op.bulk_insert(result, [{'id': 1}])
    outcome = op.execute("UPDATE tag SET color = 'red'")
    print(outcome)
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.add_column(sa.Column('text', sa.Text()))
        batch_op.create_unique_constraint('uq_note_text', ['text'])


def downgrade():
    op.drop_table('note')
