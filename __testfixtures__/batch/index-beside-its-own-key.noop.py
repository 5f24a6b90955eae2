import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('owner_id', sa.Integer(), sa.ForeignKey('user.id', name='fk_tag_owner'), index=True))

    op.add_column('tag', sa.Column('uses', sa.Integer(), server_default=sa.text('0')))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('uses')
        batch_op.drop_constraint('fk_tag_owner', type_='foreignkey')
        batch_op.drop_index('ix_tag_owner_id')
        batch_op.drop_column('owner_id')
