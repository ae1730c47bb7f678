"""Storage: SQLAlchemy Core over SQLite or PostgreSQL."""
