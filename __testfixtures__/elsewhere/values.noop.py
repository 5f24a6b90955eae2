from operator import attrgetter

import sqlalchemy as sa
from alembic import op

name = attrgetter('__name__')(op)


def upgrade():
    op.execute(sa.text('DELETE FROM tag WHERE id = 0'))
    [].append(name)


def downgrade():
    pass
