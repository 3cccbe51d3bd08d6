"""Alembic's environment: run from code over the connection it is given, never from a shell."""

from alembic import context

from commander.journal.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
)
context.run_migrations()
