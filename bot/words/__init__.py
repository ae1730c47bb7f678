"""What the bot says of its own accord: one gettext catalogue a language, and their loader. Knows nothing of the rest."""
