import sqlalchemy as sa
from alembic import op


class Plan(list):
    def create_foreign_key(self, *args):
        self.append(args)


def upgrade():
    plan = Plan()
    plan.create_foreign_key(None, 'listing', 'category', ['category_id'], ['id'])
    op.execute('DELETE FROM tag WHERE id > 1000')


def downgrade():
    pass
