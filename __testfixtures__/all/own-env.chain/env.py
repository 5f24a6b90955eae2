"""An env.py with foreign keys on and names for all constraints."""

import sqlalchemy as sa
from alembic import context
from sqlalchemy import event, pool

config = context.config
target_metadata = sa.MetaData(naming_convention={'uq': 'uq_%(table_name)s_%(column_0_name)s', 'fk': 'fk_%(table_name)s_%(column_0_name)s'})


def run_migrations_offline():
    context.configure(url=config.get_main_option('sqlalchemy.url'), target_metadata=target_metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    engine = sa.engine_from_config(config.get_section(config.config_ini_section), prefix='sqlalchemy.', poolclass=pool.NullPool)

    @event.listens_for(engine, 'connect')
    def turn_foreign_keys_on(connection, _record):
        connection.execute('PRAGMA foreign_keys=ON')

    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
