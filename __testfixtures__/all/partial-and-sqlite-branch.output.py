import sqlalchemy as sa
from alembic import op


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == 'sqlite':
        with op.batch_alter_table('tag') as batch_op:
            batch_op.alter_column('label', type_=sa.String(60))
    else:
        op.alter_column('tag', 'label', type_=sa.String(60))
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('color')


def downgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.add_column(sa.Column('color', sa.String(7)))
        batch_op.alter_column('label', type_=sa.String(50))
