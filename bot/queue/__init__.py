"""Where work waits: in this process, or over a PostgreSQL that several share; a port of few methods."""
