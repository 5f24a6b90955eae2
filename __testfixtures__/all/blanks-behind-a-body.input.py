import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column("tag", "label", existing_type=sa.String(50), type_=sa.Text())
    if True: op.alter_column("tag", "color", existing_type=sa.String(7), type_=sa.Text()) 
    op.alter_column("user", "name", existing_type=sa.String(80), type_=sa.Text())


def downgrade():
    op.alter_column("user", "name", existing_type=sa.Text(), type_=sa.String(80))
    for width in (50,):
        op.alter_column("tag", "color", existing_type=sa.Text(), type_=sa.String(7))  ;  
    op.alter_column("tag", "label", existing_type=sa.Text(), type_=sa.String(50))
