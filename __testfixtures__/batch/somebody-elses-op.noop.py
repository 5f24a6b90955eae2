import sqlalchemy as sa
from alembic import op


class Recorder:
    def alter_column(self, *args, **kwargs):
        return args, kwargs

    drop_constraint = add_column = alter_column


def upgrade():
    op.execute('DELETE FROM tag WHERE id > 1000')
    recorder = Recorder()
    recorder.alter_column('tag', 'label', nullable=False)
    recorder.add_column('tag', sa.Column('n', sa.Integer()))


def downgrade():
    recorder = Recorder()
    recorder.drop_constraint('uq', 'tag')
