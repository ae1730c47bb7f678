"""Speakers in every language but English: one set of clause rules, whose words are data (`understand/data/`)."""
