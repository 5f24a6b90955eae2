from alembic import op


def upgrade():
    pass


def downgrade():
    op.drop_constraint("uq_tag_label", "tag", kind="unique")
