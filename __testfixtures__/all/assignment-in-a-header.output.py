from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=(place := None)) as batch_op:
        batch_op.create_index('ix_tag_label', ['label'])

    print(place)


def downgrade():
    with op.batch_alter_table((table := 'tag'), schema=None) as batch_op:
        batch_op.drop_index('ix_tag_label')

    print(table)
