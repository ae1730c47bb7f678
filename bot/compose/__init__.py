"""Composes stories into documents: what is said, before any platform. Pure."""
