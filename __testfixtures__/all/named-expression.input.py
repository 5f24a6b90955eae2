from alembic import op


def upgrade():
    # what is named where it is passed needs brackets behind a keyword
    op.create_index('ix_tag_label', 'tag', ['label'], None, wanted := False)


def downgrade():
    op.drop_index('ix_tag_label', table_name='tag')
