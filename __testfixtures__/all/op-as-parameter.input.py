import sqlalchemy as sa
from alembic import op as alembic_op


def _upgrade(op, tables, tester):
    op.add_column('tag', sa.Column('kind', sa.String(length=20), nullable=False))
    op.create_foreign_key('fk_listing_category', 'listing', 'category', ['category_id'], ['id'])
    tester.append(len(tables))


def _downgrade(op, tables, tester):
    op.drop_constraint('fk_listing_category', 'listing', type_='foreignkey')
    op.drop_column('tag', 'kind')


def upgrade():
    _upgrade(alembic_op, ['tag', 'listing'], [])


def downgrade():
    _downgrade(alembic_op, [], [])
