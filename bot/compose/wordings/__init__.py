"""What the bot says, a module of data for each language; `bot.compose.wording` is how to say it."""
