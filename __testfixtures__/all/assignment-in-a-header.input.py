from alembic import op


def upgrade():
    op.create_index('ix_tag_label', 'tag', ['label'], place := None)
    print(place)


def downgrade():
    op.drop_index('ix_tag_label', table := 'tag')
    print(table)
