"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('shop',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('name', sa.String(50)),
    )
    op.create_table('badge',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(50)),
        sa.PrimaryKeyConstraint('id', name='PK_Badge'),
    )
    op.create_table('listing',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('shop_id', sa.Integer()),
        sa.Column('title', sa.String(50)),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id'], name='FK_Listing_Shop'),
        sa.UniqueConstraint('title', name='UQ_Listing'),
        sa.CheckConstraint("title <> ''", name='CK_Listing'),
    )
    op.create_table('visit',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('shop_id', sa.Integer()),
        sa.Column('next_id', sa.Integer()),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id'], name='fk-visit-shop'),
        sa.ForeignKeyConstraint(['next_id'], ['shop.id'], name='fk_visit_next'),
    )
    op.create_table('order',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('shop_id', sa.Integer()),
        sa.Column('next_id', sa.Integer()),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id'], name='FK_Order_Shop'),
        sa.ForeignKeyConstraint(['next_id'], ['shop.id'], name='FK_Order_Next'),
    )


def downgrade():
    op.drop_table('order')
    op.drop_table('visit')
    op.drop_table('listing')
    op.drop_table('badge')
    op.drop_table('shop')
