from alembic import op
import sqlalchemy as sa


def upgrade():
    bind = op.get_bind()
    if 'origin' in [column['name'] for column in sa.inspect(bind).get_columns('tag')]:
        op.alter_column('tag', 'origin', nullable=False)
    else:
        op.add_column('tag', sa.Column('origin', sa.String(20), nullable=False))


def downgrade():
    op.drop_column('tag', 'origin')
