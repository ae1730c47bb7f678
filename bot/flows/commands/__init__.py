"""The one table of commands, and what each of them does, for every platform alike."""
