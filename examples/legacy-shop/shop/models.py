from sqlalchemy import (
    JSON, Boolean, CheckConstraint, Column, Date, DateTime, Enum, ForeignKey, Index, Integer,
    Numeric, SmallInteger, String, Text, UniqueConstraint, func, text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class UpdatedAt:
    updated_at = Column(DateTime, nullable=False, server_default=func.now(), onupdate=func.now())


class User(UpdatedAt, Base):
    __tablename__ = 'user'
    __table_args__ = (
        CheckConstraint("email <> ''", name='ck_user_email_not_empty'),
        Index('ix_user_email_lower', text('lower(email)'), unique=True),
    )

    id = Column(Integer, primary_key=True)
    email = Column(String(120), unique=True, nullable=False)
    username = Column(String(64), unique=True, index=True)
    password_hash = Column(String(128))
    is_admin = Column(Boolean, nullable=False, default=False)
    created = Column(DateTime, server_default=func.now())
    display_name = Column(String(80), nullable=False)
    is_active = Column(Boolean, nullable=False, default=True)
    last_seen = Column(DateTime, nullable=False, default=func.now())
    login_count = Column(Integer, nullable=False, default=0)
    locale = Column(String(5), nullable=False, default='en')
    phone = Column(String(32), unique=True)
    stripe_customer_id = Column(String(64), unique=True)

    addresses = relationship('Address', back_populates='user')
    orders = relationship('Order', back_populates='user')


class Address(Base):
    __tablename__ = 'address'

    id = Column(Integer, primary_key=True)
    user_id = Column(ForeignKey('user.id'), nullable=False)
    line1 = Column(String(120), nullable=False)
    line2 = Column(String(120))
    city = Column(String(80), nullable=False)
    postcode = Column(String(12))
    country = Column(String(2), nullable=False)

    user = relationship('User', back_populates='addresses')


class Category(UpdatedAt, Base):
    __tablename__ = 'category'
    __table_args__ = (
        UniqueConstraint('name', 'parent_id', name='uq_category_name_parent'),
        UniqueConstraint('url_name', 'parent_id', name='uk_category_url_name_parent'),
    )

    id = Column(Integer, primary_key=True)
    name = Column(String(80), nullable=False)
    parent_id = Column(ForeignKey('category.id'))
    url_name = Column(String(128), nullable=False, index=True)

    parent = relationship('Category', remote_side=[id])


class Product(UpdatedAt, Base):
    # the column search_vector exists on PostgreSQL only, see the migration "full text search"
    __tablename__ = 'product'
    __table_args__ = (CheckConstraint('price >= 0', name='ck_product_price'),)

    id = Column(Integer, primary_key=True)
    name = Column(String(200), nullable=False, index=True)
    description = Column(Text, nullable=False, default='')
    price = Column(Numeric(10, 2))
    created = Column(DateTime, default=func.now())
    category_id = Column(ForeignKey('category.id'))
    weight = Column(Integer, nullable=False, default=0)
    is_fragile = Column(Boolean, nullable=False, default=False)

    category = relationship('Category')
    listings = relationship('Listing', back_populates='product')
    reviews = relationship('Review', back_populates='product', passive_deletes=True)


class Listing(UpdatedAt, Base):
    __tablename__ = 'listing'
    __table_args__ = (UniqueConstraint('slug', name='uq_listing_slug'),)

    id = Column(Integer, primary_key=True)
    seller_id = Column(ForeignKey('user.id'), nullable=False)
    product_id = Column(ForeignKey('product.id'), nullable=False)
    title = Column(String(140), nullable=False)
    price = Column(Numeric(10, 2), nullable=False)
    status = Column(String(20), nullable=False, index=True, default='draft')
    stock = Column(Integer, nullable=False, server_default='0')
    slug = Column(String(160), nullable=False)
    category_id = Column(ForeignKey('category.id'), index=True)
    sku = Column(String(64), index=True)

    seller = relationship('User')
    product = relationship('Product', back_populates='listings')
    category = relationship('Category')


class ShippingMethod(Base):
    __tablename__ = 'shipping_method'

    id = Column(Integer, primary_key=True)
    name = Column(String(60), unique=True, nullable=False)
    price = Column(Numeric(10, 2), nullable=False)


class Order(UpdatedAt, Base):
    __tablename__ = 'order'

    id = Column(Integer, primary_key=True)
    number = Column(String(20), nullable=False)
    user_id = Column(ForeignKey('user.id'), nullable=False)
    placed_at = Column(DateTime, nullable=False, default=func.now())
    total = Column(Numeric(10, 2), nullable=False, server_default='0')
    note = Column(Text)
    status = Column(
        Enum('pending', 'paid', 'shipped', 'cancelled', 'refunded', name='order_status'),
        nullable=False, default='pending',
    )
    tax = Column(Numeric(10, 2), nullable=False)
    shipping = Column(Numeric(10, 2), nullable=False)
    address_id = Column(ForeignKey('address.id', name='fk_order_address', ondelete='SET NULL'))
    shipping_method_id = Column(ForeignKey('shipping_method.id'), index=True)

    __table_args__ = (Index('ix_order_number', number, unique=True),)

    user = relationship('User', back_populates='orders')
    address = relationship('Address')
    shipping_method = relationship('ShippingMethod')
    items = relationship('OrderItem', back_populates='order')
    payments = relationship('Payment', back_populates='order')


class OrderItem(Base):
    __tablename__ = 'order_item'
    __table_args__ = (
        UniqueConstraint('order_id', 'product_id', name='uq_order_item_order_product'),
        CheckConstraint('quantity >= 0', name='ck_order_item_quantity'),
    )

    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey('order.id'), nullable=False)
    product_id = Column(ForeignKey('product.id'), nullable=False)
    quantity = Column(Integer, nullable=False, default=1)
    unit_price = Column(Numeric(10, 2), nullable=False)
    tax = Column(Numeric(10, 2), nullable=False)

    order = relationship('Order', back_populates='items')
    product = relationship('Product')


class Payment(Base):
    __tablename__ = 'payment'
    __table_args__ = (
        UniqueConstraint('provider', 'reference', name='uq_payment_reference'),
        Index('ix_payment_provider_reference', 'provider', 'reference'),
    )

    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey('order.id'), nullable=False)
    provider = Column(String(30), nullable=False)
    reference = Column(String(64))
    amount = Column(Numeric(10, 2), nullable=False)
    currency = Column(String(3), nullable=False, server_default='EUR')
    created_at = Column(DateTime, nullable=False, server_default=func.now())

    order = relationship('Order', back_populates='payments')


class Coupon(Base):
    __tablename__ = 'coupon'
    __table_args__ = (
        UniqueConstraint('code', name='uq_coupon_code'),
        CheckConstraint('percent >= 0 AND percent <= 100', name='ck_voucher_percent'),
    )

    id = Column(Integer, primary_key=True)
    code = Column(String(40), nullable=False)
    percent = Column(Integer, nullable=False)
    valid_until = Column(Date)
    used_count = Column(Integer)
    created_at = Column(DateTime, nullable=False, server_default=func.now())


class Review(Base):
    __tablename__ = 'review'
    __table_args__ = (
        UniqueConstraint('user_id', 'product_id', name='uq_review_user_product'),
        CheckConstraint('rating BETWEEN 1 AND 5', name='ck_review_rating'),
    )

    id = Column(Integer, primary_key=True)
    product_id = Column(ForeignKey('product.id', ondelete='CASCADE'), nullable=False)
    user_id = Column(ForeignKey('user.id'), nullable=False)
    rating = Column(Integer, nullable=False)
    body = Column(Text)
    created_at = Column(DateTime, nullable=False, server_default=func.now())

    product = relationship('Product', back_populates='reviews')
    user = relationship('User')


class AuditLog(Base):
    __tablename__ = 'audit_log'

    id = Column(Integer, primary_key=True)
    actor_id = Column(ForeignKey('user.id', name='fk_audit_log_actor'))
    action = Column(String(80), nullable=False)
    payload = Column(JSON().with_variant(JSONB(), 'postgresql'))
    created_at = Column(DateTime, nullable=False, server_default=func.now())
    severity = Column(SmallInteger, nullable=False, index=True)

    actor = relationship('User')
