import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'note',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('url_name', sa.String(128), nullable=False, server_default='temp'),
        sa.UniqueConstraint('url_name', name='uk_note_url_name'),
    )


def downgrade():
    op.drop_table('note')
