import sqlalchemy as sa
from alembic import op


def upgrade():
    # first
    op.alter_column(  # why
        'tag',  # this table
        'label',
        # longer
        type_=sa.String(60),
    )  # done

    # second, after a blank line

    op.drop_column('tag', 'color')
    # a comment of its own
    # and one more


def downgrade():
    op.add_column('tag', sa.Column('color', sa.String(length=7)))
    op.alter_column('tag', 'label', type_=sa.String(50))
