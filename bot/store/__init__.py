"""Where the newsroom is kept: SQLAlchemy Core over SQLite or PostgreSQL."""
