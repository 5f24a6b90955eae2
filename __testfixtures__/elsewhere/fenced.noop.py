from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        from shop.migrations.util import add_column

        add_column('tag', 'number')


def downgrade():
    pass
