import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column(
        'tag',
        sa.Column(
            'kind',
            sa.String(length=20),
            nullable=False,  # always
            comment='what it is',
            # nothing more
        ),
    )


def downgrade():
    op.drop_column(
        'tag',
        'kind',
    )
