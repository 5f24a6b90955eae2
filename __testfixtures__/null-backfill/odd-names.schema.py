import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'odd',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('\\', sa.String(length=20), nullable=True),
        sa.Column('e\'f"', sa.String(length=20), nullable=True),
        sa.Column('two\nlines', sa.String(length=20), nullable=True),
    )


def downgrade():
    op.drop_table('odd')
