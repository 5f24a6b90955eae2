import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('shade', sa.Integer()))
    with op.batch_alter_table('tag') as batch_op:  # noqa: X
        batch_op.alter_column('label', existing_type=sa.String(length=50), type_=sa.String(length=60))


def downgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(length=60), type_=sa.String(length=50))
    op.drop_column('tag', 'shade')
