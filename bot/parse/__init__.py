"""Parses bytes into articles and feed entries. Pure: no file, network, clock or log."""
