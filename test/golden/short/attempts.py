"""Operations that may fail on purpose."""
# ---- the error of a bare operation is expected
def upgrade():
    try:
        op.add_column('tag', sa.Column('a', sa.Integer()))
    except sa.exc.OperationalError:
        pass
    try:
        op.drop_constraint('uq_user_username', 'user', type_='unique')
    except NotImplementedError:
        pass
    try:
        op.drop_constraint('fk_orders_user_id', 'orders', type_='foreignkey')
    except sa.exc.OperationalError:
        pass


def downgrade():
    try:
        op.alter_column('tag', 'label', nullable=False)
    except (KeyError, sa.exc.DBAPIError):
        pass
# ---- any error is expected
def upgrade():
    try:
        op.drop_column('tag', 'color')
    except (sa.exc.OperationalError, Exception):
        pass
    try:
        op.alter_column('tag', 'label', type_=sa.Text())
    except BaseException:
        raise
    try:
        op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False))
        op.create_unique_constraint('uq_tag_a', 'tag', ['a'])
    except:
        pass


def downgrade():
    try:
        op.drop_constraint('uq_tag_a', 'tag', type_='unique')
        op.drop_column('tag', 'a')
    except* ValueError:
        pass
    else:
        op.drop_column('tag', 'b')
    finally:
        op.drop_column('tag', 'c')
# ---- suppressed
from contextlib import suppress
def upgrade():
    with suppress(sa.exc.OperationalError):
        op.drop_column('tag', 'color')
    with suppress(NotImplementedError, KeyError):
        op.create_unique_constraint('uq_tag_label', 'tag', ['label'])
    with open('x') as f, suppress(Exception):
        op.alter_column('tag', 'label', type_=sa.Text())


def downgrade():
    with suppress():
        op.drop_constraint('uq_tag_label', 'tag', type_='unique')
# ---- the function that does it is called in an attempt
def add():
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False))
    op.drop_constraint('uq_user_username', 'user', type_='unique')


def deeper():
    add()


def upgrade():
    try:
        deeper()
    except sa.exc.SQLAlchemyError:
        pass


def downgrade():
    try:
        drop()
    except NotImplementedError:
        pass


def drop():
    op.drop_column('tag', 'a')
    op.create_unique_constraint('uq_user_username', 'user', ['username'])
# ---- the block is the attempt
def upgrade():
    try:
        with op.batch_alter_table('tag') as batch_op:
            batch_op.drop_column('color')
            batch_op.add_column(sa.Column('a', sa.Integer(), nullable=False))
    except Exception:
        op.add_column('tag', sa.Column('b', sa.Integer(), nullable=False))


def downgrade():
    try:
        op.add_column('tag', sa.Column('color', sa.String(7)))
        op.create_unique_constraint('uq_tag_color', 'tag', ['color'])
        op.drop_column('tag', 'a')
    except Exception:
        pass
