import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('rank', sa.Integer(), nullable=True))
        batch_op.create_index('ix_tag_rank', ['rank'])

    # migfix: backfill tag.code: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET code = 'temp' WHERE code IS NULL"))
    # migfix: backfill tag.rank: put the real values in place of the placeholder
    conn.execute(
        sa.table('tag', sa.column('rank'))
        .update()
        .where(sa.column('rank').is_(None))
        .values({'rank': sa.text("'0'")})
    )

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('code', existing_type=sa.String(length=20), nullable=False)
        batch_op.alter_column('rank', existing_type=sa.Integer(), nullable=False)
        batch_op.create_unique_constraint('tag_code_key', ['code'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_rank')
        batch_op.drop_column('rank')
        batch_op.drop_constraint('tag_code_key', type_='unique')
        batch_op.drop_column('code')
