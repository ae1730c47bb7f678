"""Analyses articles, and groups them into stories. Pure: no file, network, clock or log."""
