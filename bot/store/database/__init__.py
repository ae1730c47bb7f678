"""The database itself: connections, transactions, column types, backup and transfer. Knows no table."""
