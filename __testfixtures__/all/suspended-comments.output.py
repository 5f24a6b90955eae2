import sqlalchemy as sa
from alembic import op


def upgrade():
    # first
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column(  # why
            # this table
            'label',
            # longer
            type_=sa.String(60),
        )  # done

        # second, after a blank line

        batch_op.drop_column('color')

    # a comment of its own
    # and one more


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('color', sa.String(length=7)))
        batch_op.alter_column('label', type_=sa.String(50))
