"""The terminal as a chat platform: what a channel would show, on a screen."""
