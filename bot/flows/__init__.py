"""Use cases: what the bot does, written against the ports."""
