"""The job queue: in this process, or over a PostgreSQL that several processes share."""
