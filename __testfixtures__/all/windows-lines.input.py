import sqlalchemy as sa
from alembic import op


def upgrade():
    # two lines,
    # one statement
    op.alter_column('tag', 'label',
                    type_=sa.String(60))
    op.execute("""
        UPDATE tag
        SET color = 'red'
    """)
    op.add_column('tag', sa.Column('kind', sa.Text(), nullable=False))


def downgrade():
    op.drop_column('tag', 'kind')
    op.alter_column('tag', 'label', type_=sa.String(50))
