"""Alembic's environment: run from code over the connection it is given, never from a shell."""

from alembic import context

from commander.journal.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
