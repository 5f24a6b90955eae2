from alembic import op as o; import alembic


def upgrade():
    o.add_column('tag', column())
    o.drop_column('tag', 'color'); o.drop_column('tag', 'label')
    o.create_unique_constraint('uq', 'user', ['name'])
    alembic.op.alter_column('user', 'age', existing_type=kind(), nullable=False)
    if o.get_bind().dialect.name == 'sqlite': o.drop_column('user', 'bio')
    else: o.drop_column('user', 'status')


def downgrade(): pass
