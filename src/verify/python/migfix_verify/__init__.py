"""The part of `migfix verify` that runs in the user's Python: standard library, Alembic and SQLAlchemy only, Python 3.8 or newer."""
