import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('listing', sa.Column('created_at', sa.DateTime(), server_default=sa.text('now()'), nullable=False))
    op.add_column('listing', sa.Column('touched_at', sa.DateTime(timezone=True), nullable=True, server_default=sa.text("now()")))


def downgrade():
    op.drop_column('listing', 'touched_at')
    op.drop_column('listing', 'created_at')
