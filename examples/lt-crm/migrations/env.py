"""How Alembic reaches the database. A migration waits at most two seconds for a lock: behind a
waiting ALTER TABLE every other query of that table would queue."""

from logging.config import fileConfig

from alembic import context
from flask import current_app
from sqlalchemy import NullPool, create_engine, text

config = context.config
fileConfig(config.config_file_name, disable_existing_loggers=False)

LIMITS = {"lock_timeout": "2s", "statement_timeout": "15min"}
database = current_app.extensions["migrate"].db
options = dict(current_app.extensions["migrate"].configure_args)


def run_offline():
    url = database.engine.url.render_as_string(hide_password=False)
    context.configure(url=url, target_metadata=database.metadata, literal_binds=True, **options)
    with context.begin_transaction():
        for name, value in LIMITS.items():
            context.execute(f"SET {name} = '{value}'")
        context.run_migrations()


def run_online():
    engine = create_engine(database.engine.url, poolclass=NullPool, hide_parameters=True)
    with engine.connect() as connection:
        for name, value in LIMITS.items():
            connection.execute(text(f"SET {name} = '{value}'"))
        connection.commit()
        context.configure(connection=connection, target_metadata=database.metadata, **options)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
