"""Slack as a chat platform: Block Kit messages, slash commands, modals, a Home tab, shortcuts."""
