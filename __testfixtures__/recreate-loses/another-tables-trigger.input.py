import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("CREATE TRIGGER tag_color AFTER INSERT ON tag BEGIN UPDATE tag SET color = 'red' WHERE color IS NULL; END")
    op.alter_column('category', 'name', type_=sa.String(length=200))


def downgrade():
    op.alter_column('category', 'name', type_=sa.String(length=128))
    op.execute('DROP TRIGGER tag_color')
