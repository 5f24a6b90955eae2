"""Alembic's generic env.py; what a test may vary arrives in config.attributes."""

from typing import Any

import sqlalchemy as sa
from alembic import context
from sqlalchemy import event, pool

# As in the SQLAlchemy documentation, "Configuring Constraint Naming Conventions".
NAMING_CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

config = context.config
target_metadata = sa.MetaData(naming_convention=NAMING_CONVENTION) if config.attributes["convention"] else None


def turn_foreign_keys_on(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys=ON")


def run_migrations_offline() -> None:
    context.configure(url=config.attributes["url"], target_metadata=target_metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online() -> None:
    connectable = sa.create_engine(config.attributes["url"], poolclass=pool.NullPool)
    if config.attributes["foreign_keys"]:
        event.listen(connectable, "connect", turn_foreign_keys_on)
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
