"""Both go on as one."""

revision = 'merge1'
down_revision = ('left1', 'right1')


def upgrade():
    pass


def downgrade():
    pass
