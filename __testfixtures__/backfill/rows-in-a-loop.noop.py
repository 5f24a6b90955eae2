import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=9), nullable=False, server_default='temp'))

    conn = op.get_bind()
    for number, (key,) in enumerate(conn.execute(sa.text('SELECT id FROM tag')).fetchall()):
        conn.execute(sa.text('UPDATE tag SET code = :code WHERE id = :id'), {'code': 'c%d' % number, 'id': key})
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_tag_code', ['code'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_code', type_='unique')
        batch_op.drop_column('code')
