import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("CREATE TRIGGER tag_color AFTER INSERT ON tag BEGIN UPDATE tag SET color = 'red' WHERE color IS NULL; END")
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.alter_column('name', type_=sa.String(length=200))


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.alter_column('name', type_=sa.String(length=128))

    op.execute('DROP TRIGGER tag_color')
