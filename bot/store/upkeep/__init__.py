"""Upkeep: what is due, what is late, which processes work, and what is deleted for its age."""
