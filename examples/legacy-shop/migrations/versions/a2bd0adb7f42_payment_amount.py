"""payment.amount is required

Revision ID: a2bd0adb7f42
Revises: e81b43b57c89
Create Date: 2020-09-30 18:45:20.057719

"""
from alembic import op

# revision identifiers, used by Alembic.
revision = 'a2bd0adb7f42'
down_revision = 'e81b43b57c89'
branch_labels = None
depends_on = None


def upgrade():
    # imported payments came without an amount
    op.execute("UPDATE payment SET amount = 0 WHERE amount IS NULL")
    op.execute("ALTER TABLE payment ALTER COLUMN amount SET NOT NULL")
    op.execute('ALTER TABLE "order" ALTER COLUMN total SET DEFAULT 0')
    op.execute("""
        ALTER TABLE payment
        ADD CONSTRAINT uq_payment_reference UNIQUE (provider, reference)
    """)


def downgrade():
    op.execute("ALTER TABLE payment DROP CONSTRAINT uq_payment_reference")
    op.execute('ALTER TABLE "order" ALTER COLUMN total DROP DEFAULT')
    op.execute("ALTER TABLE payment ALTER COLUMN amount DROP NOT NULL")
