"""The bot's own words: one gettext catalogue a language, and their loader. Knows nothing of the rest."""
