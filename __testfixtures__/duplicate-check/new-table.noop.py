"""Votes.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('vote', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('code', sa.String(length=9)))
    with op.batch_alter_table('vote', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_vote_code', ['code'])


def downgrade():
    op.drop_table('vote')
