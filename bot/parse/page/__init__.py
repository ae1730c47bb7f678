"""Parses a whole web page into its article: text, metadata, and whether it is the linked article. Pure."""
