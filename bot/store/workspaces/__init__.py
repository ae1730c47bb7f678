"""What people set up: workspaces, topics, subscriptions, installations and notes."""
