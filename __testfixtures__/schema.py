"""The tables that every fixture starts from."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'user',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('email', sa.String(length=120), nullable=False),
        sa.Column('name', sa.String(length=80), nullable=True),
        sa.Column('username', sa.String(length=64), nullable=False),
        sa.Column('status', sa.String(length=20), nullable=True),
        sa.Column('age', sa.Integer(), nullable=True),
        sa.Column('bio', sa.Text(), nullable=True),
        sa.Column('created_at', sa.DateTime(), nullable=True),
        sa.Column('is_active', sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_user'),
        sa.UniqueConstraint('username', name='uq_user_username'),
    )
    op.create_index('ix_user_email', 'user', ['email'], unique=False)
    op.create_table(
        'category',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=128), nullable=False),
        sa.Column('parent_id', sa.Integer(), nullable=True),
        sa.Column('position', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_category'),
    )
    op.create_table(
        'listing',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('title', sa.String(length=200), nullable=False),
        sa.Column('status', sa.String(length=20), nullable=True),
        sa.Column('price', sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column('quantity', sa.Integer(), nullable=True),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.Column('category_id', sa.Integer(), nullable=True),
        sa.Column('description', sa.Text(), nullable=True),
        sa.Column('published_at', sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_listing'),
        sa.ForeignKeyConstraint(['user_id'], ['user.id'], name='fk_listing_user_id'),
        sa.CheckConstraint('quantity >= 0', name=op.f('ck_listing_quantity')),
        sa.UniqueConstraint('title', 'user_id', name='uq_listing_title_user'),
    )
    op.create_index('ix_listing_status', 'listing', ['status'], unique=False)
    op.create_table(
        'orders',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('reference', sa.String(length=40), nullable=False),
        sa.Column('total', sa.Float(), nullable=True),
        sa.Column('state', sa.String(length=16), nullable=True),
        sa.Column('placed_on', sa.Date(), nullable=True),
        sa.Column('payload', sa.JSON(), nullable=True),
        sa.Column('user_id', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_orders'),
        sa.ForeignKeyConstraint(['user_id'], ['user.id'], name='fk_orders_user_id', ondelete='CASCADE'),
    )
    op.create_table(
        'tag',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('label', sa.String(length=50), nullable=True),
        sa.Column('color', sa.String(length=7), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_tag'),
    )


def downgrade():
    op.drop_table('tag')
    op.drop_table('orders')
    op.drop_index('ix_listing_status', table_name='listing')
    op.drop_table('listing')
    op.drop_table('category')
    op.drop_index('ix_user_email', table_name='user')
    op.drop_table('user')
