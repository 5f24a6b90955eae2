import sqlalchemy as sa
from alembic import op


def _unused():
    raise NotImplementedError


if __name__ == '__main__':
    print(op, sa)


def upgrade():
    pass


def downgrade():
    pass
