"""Comments that say what is to be left, a few at a time."""
# ---- spellings 1
def upgrade():
    op.drop_column('tag', 'a1')  #migfix:ignore
    op.drop_column('tag', 'a2')  #	migfix	:	ignore
    op.drop_column('tag', 'a3')  # migfix ignore
    op.drop_column('tag', 'a4')  # migfix ignore[batch]
    op.drop_column('tag', 'a5')  # xmigfix: ignore
# ---- spellings 2
def upgrade():
    op.drop_column('tag', 'a6')  # migfixes: ignore
    op.drop_column('tag', 'a7')  # Migfix: Ignore
    op.drop_column('tag', 'a8')  # see migfix: ignore
    op.drop_column('tag', 'a9')  # why # migfix: ignore[batch]
    op.drop_column('tag', 'b1')  # noqa:migfix
# ---- spellings 3
def upgrade():
    op.drop_column('tag', 'b2')  # noqa : migfix[batch] -- because
    op.drop_column('tag', 'b3')  # noqa: E501,migfix[batch,server-default],W1
    op.drop_column('tag', 'b4')  # noqa: migfix2
    op.drop_column('tag', 'b5')  # noqa migfix
    op.drop_column('tag', 'b6')  # NOQA: MIGFIX
# ---- spellings 4
def upgrade():
    op.drop_column('tag', 'b7')  # noqa: migfix[]
    op.drop_column('tag', 'b8')  # noqa: E501  # migfix: ignore[batch]
    op.drop_column('tag', 'b9')  # migfix: ignore[batch]  # noqa: E501
    op.drop_column('tag', 'c1')  # migfix: ignore [batch]  --  why not  
    op.drop_column('tag', 'c2')  # migfix: ignore[batch
# ---- spellings 5
def upgrade():
    op.drop_column('tag', 'c3')  # migfix: ignore[batch] because
    op.drop_column('tag', 'c4')  # migfix: ignore[batch] --
    op.drop_column('tag', 'c5')  # migfix: ignored
    op.drop_column('tag', 'c6')  # migfix: ignroe[batch]
    op.drop_column('tag', 'c7')  # migfix: ignore-file
# ---- spellings 6
def upgrade():
    op.drop_column('tag', 'c8')  # migfix: skip[batch]
    op.drop_column('tag', 'c9')  # migfix: of
    op.drop_column('tag', 'd1')  # migfix: onn[batch]
    op.drop_column('tag', 'd2')  # migfix: off
    op.drop_column('tag', 'd3')
# ---- spellings 7
def upgrade():
    op.drop_column('tag', 'd4')  # migfix: on
    op.drop_column('tag', 'd5')  # migfix: ignore[batch; server-default]
    op.drop_column('tag', 'd6')  # migfix: ignore[bacth]
    op.drop_column('tag', 'd7')  # migfix: ignore[*]
    op.drop_column('tag', 'd8')  # migfix: ignore[batch]# type: ignore
# ---- spellings 8
def upgrade():
    op.drop_column('tag', 'd9')  # migfix: look at this again
    op.drop_column('tag', 'e1')  # migfix: backfill tag.e1: put the real values in place of the placeholder
    op.drop_column('tag', 'e2')  # migfix:
    # migfix: ignore[batch] -- the first
    # migfix: ignore[unsupported] -- the second
# ---- spellings 9
def upgrade():
    op.drop_column('tag', 'e3')
    # migfix: ignore[batch] -- above
    # a comment between
    op.drop_column('tag', 'e4')
# ---- above, inside and behind
def upgrade():
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
# ---- off and on
def upgrade():
    # migfix: off[nothing]
    if x:
        # migfix: off
        op.drop_column('tag', 'f3')
    op.drop_column('tag', 'f4')
# ---- of a list, the first is of no use
def upgrade():
    op.drop_column('tag', 'a')  # migfix: ignore[server-default, batch] -- why
    op.drop_column('tag', 'b')  # migfix: ignore[server-default,batch,null-backfill]
    op.drop_column('tag', 'c')  # migfix: ignore[ batch , server-default ]
    op.drop_column('tag', 'd')  # noqa: migfix[server-default], E501
    op.drop_column('tag', 'e')  # noqa: E501 , migfix[server-default]
    op.add_column('tag', sa.Column('f', sa.Integer()))  # noqa: migfix, E501
    op.execute('SELECT 1')  # noqa: migfix
    op.execute('SELECT 1')  # noqa: E501, migfix, W1
# ---- none of it is of use
# migfix: ignore-file[server-default]
def upgrade():
    x = 1  # migfix: ignore -- nothing here
    # migfix: ignore[batch]
    y = 2

    # migfix: off[batch]
    z = 3
    # migfix: on[batch]
    print(x)  # why  # migfix: ignore[batch]
    print(y)  # migfix: ignore[batch]  # why
    # migfix: ignore[batch]
# ---- several off, one on
def upgrade():
    # migfix: off[server-default]
    # migfix: off[batch]
    op.drop_column('tag', 'a')
    op.add_column('tag', sa.Column('b', sa.Integer(), nullable=False))
    # migfix: on
    op.drop_column('tag', 'c')
    # migfix: off
    op.drop_column('tag', 'd')
    # migfix: on[batch, server-default]
    op.drop_column('tag', 'e')


def downgrade():
    op.drop_column('tag', 'f')
    # migfix: off[batch]
# ---- for a block, and for a statement in it
def upgrade():
    with op.batch_alter_table('tag') as batch_op:
        # migfix: ignore[server-default, backfill] -- by hand
        batch_op.add_column(sa.Column('a', sa.Integer(), nullable=False))
        batch_op.add_column(sa.Column('b', sa.Integer(), nullable=False))  # migfix: ignore[server-default]
    # migfix: ignore -- the block below
    with op.batch_alter_table('tag') as batch_op:
        batch_op.add_column(sa.Column('c', sa.Integer(), nullable=False))
    op.create_index('ix_a', 'tag', ['a'])
    # migfix: ignore[batch] -- between two of a table
    op.create_unique_constraint('uq_a', 'tag', ['a'])
    op.create_check_constraint('ck_a', 'tag', 'a > 0')


def downgrade():
    if True:
        # migfix: ignore
        op.drop_column('tag', 'c')
    else:  # migfix: ignore
        op.drop_column('tag', 'b')
# ---- the whole file
# migfix: skip-file
def upgrade():
    op.drop_column('tag', 'a')
# ---- the whole file, but not all
# migfix: ignore-file[batch, null-backfill] -- not yet
def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False))
    op.drop_column('tag', 'a')  # migfix: ignore[batch] -- twice
