"""Parses feeds into entries, however faulty they are; also OPML lists and sitemaps. Pure."""
