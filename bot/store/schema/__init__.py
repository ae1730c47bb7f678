"""All tables, in SQLAlchemy; `bot/store/migrations` creates and upgrades them."""
