"""The terminal as a chat platform: shows what a channel would get."""
