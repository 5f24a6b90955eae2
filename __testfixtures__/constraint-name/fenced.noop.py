import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_context().dialect.name == 'postgresql':
        op.create_unique_constraint(None, 'tag', ['label'])
        op.add_column('tag', sa.Column('owner_id', sa.Integer(), sa.ForeignKey('user.id')))


def downgrade():
    pass
