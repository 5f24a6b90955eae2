import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.alter_column("label", existing_type=sa.String(50), type_=sa.Text())

    if True:
        with op.batch_alter_table("tag", schema=None) as batch_op:
            batch_op.alter_column("color", existing_type=sa.String(7), type_=sa.Text())
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.alter_column("name", existing_type=sa.String(80), type_=sa.Text())


def downgrade():
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.alter_column("name", existing_type=sa.Text(), type_=sa.String(80))

    for width in (50,):
        with op.batch_alter_table("tag", schema=None) as batch_op:
            batch_op.alter_column("color", existing_type=sa.Text(), type_=sa.String(7))
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.alter_column("label", existing_type=sa.Text(), type_=sa.String(50))
