"""The command table and its handlers, the same for every platform."""
