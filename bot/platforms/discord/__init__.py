"""Discord: the command table as slash commands, digests as embeds; discord.py lives here and nowhere else."""
