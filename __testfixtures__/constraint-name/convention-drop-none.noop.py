from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint(None, type_='unique')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_unique_constraint(None, ['title'])
