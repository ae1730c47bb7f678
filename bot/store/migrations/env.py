"""What Alembic runs for `bot.store.migrate`: the migrations, on the connection and in the transaction it was given."""

from alembic import context

from bot.store.schema.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
