from __future__ import with_statement

import logging
import os
import sys
from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine, pool

# this is the Alembic Config object, which provides
# access to the values within the .ini file in use.
config = context.config

# Interpret the config file for Python logging.
# This line sets up loggers basically.
if config.config_file_name is not None:
    fileConfig(config.config_file_name)
logger = logging.getLogger('alembic.env')

# make the "shop" package importable, wherever alembic is started from
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def get_flask_db():
    """The Flask-SQLAlchemy object under `flask db ...`, None under plain alembic."""
    try:
        from flask import current_app
        return current_app.extensions['migrate'].db
    except (ImportError, RuntimeError, KeyError):
        # no Flask, or no application context, or no Flask-Migrate
        return None


def get_url():
    # in this order: alembic -x url=..., Config.set_main_option(),
    # the environment, the Flask application
    url = context.get_x_argument(as_dictionary=True).get('url')
    url = url or config.get_main_option('sqlalchemy.url')
    url = url or os.environ.get('DATABASE_URL')
    if not url and flask_db is not None:
        # str(url) would hide the password
        url = flask_db.engine.url.render_as_string(hide_password=False)
    if not url:
        raise SystemExit('no database: use `alembic -x url=...` or set DATABASE_URL')
    return url


flask_db = get_flask_db()
if flask_db is not None:
    target_metadata = flask_db.metadata
else:
    from shop.models import Base
    target_metadata = Base.metadata


def run_migrations_offline():
    """Run migrations in 'offline' mode.

    This configures the context with just a URL
    and not an Engine, though an Engine is acceptable
    here as well.  By skipping the Engine creation
    we don't even need a DBAPI to be available.

    Calls to context.execute() here emit the given string to the
    script output.

    """
    context.configure(
        url=get_url(), target_metadata=target_metadata, literal_binds=True
    )

    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    """Run migrations in 'online' mode.

    In this scenario we need to create an Engine
    and associate a connection with the context.

    """

    # this callback is used to prevent an auto-migration from being generated
    # when there are no changes to the schema
    # reference: http://alembic.zzzcomputing.com/en/latest/cookbook.html
    def process_revision_directives(context, revision, directives):
        if getattr(config.cmd_opts, 'autogenerate', False):
            script = directives[0]
            if script.upgrade_ops.is_empty():
                directives[:] = []
                logger.info('No changes in schema detected.')

    connectable = create_engine(get_url(), poolclass=pool.NullPool)

    with connectable.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=target_metadata,
            process_revision_directives=process_revision_directives,
        )

        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
