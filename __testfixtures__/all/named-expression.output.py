from alembic import op


def upgrade():
    # what is named where it is passed needs brackets behind a keyword
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_index('ix_tag_label', ['label'], unique=(wanted := False))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')
