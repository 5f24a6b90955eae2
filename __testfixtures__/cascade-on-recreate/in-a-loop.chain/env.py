"""An env.py whose connections enforce foreign keys."""

import sqlalchemy as sa
from alembic import context
from sqlalchemy import event, pool

config = context.config


def run_migrations_offline():
    context.configure(url=config.get_main_option('sqlalchemy.url'), literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    engine = sa.engine_from_config(config.get_section(config.config_ini_section), prefix='sqlalchemy.', poolclass=pool.NullPool)

    @event.listens_for(engine, 'connect')
    def turn_foreign_keys_on(connection, _record):
        connection.execute('PRAGMA foreign_keys=ON')

    with engine.connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
