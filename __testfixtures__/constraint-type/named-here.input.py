from alembic import op


def upgrade():
    op.create_foreign_key(None, 'listing', 'category', ['category_id'], ['id'])


def downgrade():
    op.drop_constraint(None, 'listing')
