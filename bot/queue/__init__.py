"""Where work waits: PgQueuer behind a three-method port."""
