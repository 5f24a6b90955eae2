import sqlalchemy as sa
from alembic import op


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == 'sqlite':
        with op.batch_alter_table('tag') as batch_op:
            batch_op.alter_column('label', type_=sa.String(60))
    else:
        op.alter_column('tag', 'label', type_=sa.String(60))
    op.drop_column('tag', 'color')


def downgrade():
    op.add_column('tag', sa.Column('color', sa.String(7)))
    with op.batch_alter_table('tag') as batch_op:
        batch_op.alter_column('label', type_=sa.String(50))
