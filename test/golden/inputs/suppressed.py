"""Comments that say what is to be left."""
# migfix: ignore-file[undocumented, no-such-rule]
from alembic import op
import sqlalchemy as sa


def upgrade():
    op.drop_column('tag', 'a')  # migfix: ignore
    op.drop_column('tag', 'b')  # migfix: ignore[batch] -- by hand
    op.drop_column('tag', 'c')  # migfix: ignore[batch, batch, nothing]
    op.drop_column('tag', 'd')  # noqa: migfix
    op.drop_column('tag', 'e')  # noqa: E501, migfix
    # migfix: ignore[server-default] -- the next one
    op.add_column('tag', sa.Column('f', sa.Integer(), nullable=False))
    # migfix: ignore[server-default, backfill] -- of no use

    op.drop_column('tag', 'g')
    # migfix: off
    op.drop_column('tag', 'h')
    op.add_column('tag', sa.Column('i', sa.Integer(), nullable=False))
    # migfix: on
    op.drop_column('tag', 'j')
    # migfix: off[batch]  -- only this
    op.add_column(
        'tag',
        sa.Column('k', sa.Integer(), nullable=False),  # migfix: ignore[server-default] -- inside
    )
    # migfix: on[batch]
    op.drop_column('tag', 'l')  # migfix:ignore[ batch ]--tight
    op.drop_column('tag', 'm')  # migfix: ignore[]
    op.drop_column('tag', 'n')  # migfix: ignore batch
    op.drop_column('tag', 'o')  # migfix: wrong[batch]
    op.drop_column('tag', 'p')  # MIGFIX: IGNORE
    op.drop_column('tag', 'q')  # type: ignore  # migfix: ignore[batch] -- two comments
    if True:  # migfix: ignore -- the whole branch
        op.drop_column('tag', 'r')
        op.drop_column('tag', 's')
    with op.batch_alter_table('tag') as batch_op:  # migfix: ignore[batch] -- a block
        batch_op.add_column(sa.Column('t', sa.Integer(), nullable=False))
    # migfix: ignore -- nothing follows


def downgrade():  # migfix: ignore -- a function
    op.drop_column('tag', 'u')
    # migfix: off -- without an end
    op.drop_column('tag', 'v')
