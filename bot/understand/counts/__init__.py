"""Counts in reports: numbers with their nouns, and where two reports of one story give different counts."""
