"""All tables, as SQLAlchemy describes them; `bot/store/migrations` tells how a database came to have them."""
