"""What goes to the chats: digests, alerts, messages and their corrections."""
