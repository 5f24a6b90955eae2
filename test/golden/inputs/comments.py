"""Comments in many spellings."""
from alembic import op
import sqlalchemy as sa


def upgrade():
    op.drop_column('tag', 'a1')  #migfix:ignore
    op.drop_column('tag', 'a2')  #	migfix	:	ignore
    op.drop_column('tag', 'a3')  # migfix ignore
    op.drop_column('tag', 'a4')  # migfix ignore[batch]
    op.drop_column('tag', 'a5')  # xmigfix: ignore
    op.drop_column('tag', 'a6')  # migfixes: ignore
    op.drop_column('tag', 'a7')  # Migfix: Ignore
    op.drop_column('tag', 'a8')  # see migfix: ignore
    op.drop_column('tag', 'a9')  # why # migfix: ignore[batch]
    op.drop_column('tag', 'b1')  # noqa:migfix
    op.drop_column('tag', 'b2')  # noqa : migfix[batch] -- because
    op.drop_column('tag', 'b3')  # noqa: E501,migfix[batch,server-default],W1
    op.drop_column('tag', 'b4')  # noqa: migfix2
    op.drop_column('tag', 'b5')  # noqa migfix
    op.drop_column('tag', 'b6')  # NOQA: MIGFIX
    op.drop_column('tag', 'b7')  # noqa: migfix[]
    op.drop_column('tag', 'b8')  # noqa: E501  # migfix: ignore[batch]
    op.drop_column('tag', 'b9')  # migfix: ignore[batch]  # noqa: E501
    op.drop_column('tag', 'c1')  # migfix: ignore [batch]  --  why not  
    op.drop_column('tag', 'c2')  # migfix: ignore[batch
    op.drop_column('tag', 'c3')  # migfix: ignore[batch] because
    op.drop_column('tag', 'c4')  # migfix: ignore[batch] --
    op.drop_column('tag', 'c5')  # migfix: ignored
    op.drop_column('tag', 'c6')  # migfix: ignroe[batch]
    op.drop_column('tag', 'c7')  # migfix: ignore-file
    op.drop_column('tag', 'c8')  # migfix: skip[batch]
    op.drop_column('tag', 'c9')  # migfix: of
    op.drop_column('tag', 'd1')  # migfix: onn[batch]
    op.drop_column('tag', 'd2')  # migfix: off
    op.drop_column('tag', 'd3')
    op.drop_column('tag', 'd4')  # migfix: on
    op.drop_column('tag', 'd5')  # migfix: ignore[batch; server-default]
    op.drop_column('tag', 'd6')  # migfix: ignore[bacth]
    op.drop_column('tag', 'd7')  # migfix: ignore[*]
    op.drop_column('tag', 'd8')  # migfix: ignore[batch]# type: ignore
    op.drop_column('tag', 'd9')  # migfix: look at this again
    op.drop_column('tag', 'e1')  # migfix: backfill tag.e1: put the real values in place of the placeholder
    op.drop_column('tag', 'e2')  # migfix:
    # migfix: ignore[batch] -- the first
    # migfix: ignore[unsupported] -- the second
    op.drop_column('tag', 'e3')
    # migfix: ignore[batch] -- above
    # a comment between
    op.drop_column('tag', 'e4')
    x = '# migfix: ignore'
    op.drop_column(  # migfix: ignore[batch] -- on its first line
        'tag',
        'e5',
    )
    op.drop_column(
        'tag',
        'e6',
    )  # migfix: ignore[batch] -- on its last line
    op.drop_column('tag', 'e7'); op.drop_column('tag', 'e8')  # migfix: ignore[batch] -- both
    # migfix: off[batch, server-default]
    op.add_column('tag', sa.Column('e9', sa.Integer(), nullable=False))
    # migfix: on[server-default]
    op.add_column('tag', sa.Column('f1', sa.Integer(), nullable=False))
    # migfix: on
    op.add_column('tag', sa.Column('f2', sa.Integer(), nullable=False))
    # migfix: on
    # migfix: off[nothing]
    if x:
        # migfix: off
        op.drop_column('tag', 'f3')
    op.drop_column('tag', 'f4')


def downgrade():
    pass  # migfix: skip-file
