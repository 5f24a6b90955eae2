"""Coupon codes are unique.

Revision ID: b644ee619a3a
Revises: a479a107a9a8
Create Date: 2019-03-28 10:30:00.000000
"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = 'b644ee619a3a'
down_revision = 'a479a107a9a8'
branch_labels = None
depends_on = None


def upgrade():
    # Before adding unique constraint, check for duplicates
    conn = op.get_bind()
    result = conn.execute(sa.text("""
        SELECT code, COUNT(*) AS count
        FROM coupon
        GROUP BY code
        HAVING COUNT(*) > 1
    """))

    duplicates = result.fetchall()
    if duplicates:
        # Handle duplicates by appending the id
        for code, count in duplicates:
            conn.execute(sa.text("""
                UPDATE coupon
                SET code = code || '_' || id
                WHERE code = :code
            """), {'code': code})
        conn.commit()

    # Now safe to add unique constraint
    op.create_unique_constraint('uq_coupon_code', 'coupon', ['code'])


def downgrade():
    op.drop_constraint('uq_coupon_code', 'coupon', type_='unique')
