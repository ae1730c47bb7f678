"""All commands, in the order in which a newcomer meets them, and the words that people try for them.

The one line of each stands here too, so that help needs to import no command; a test compares it with the command's own.
"""

from bot.platforms.table import PLATFORMS

TABLE: dict[str, dict[str, tuple[str, str]]] = {
    "News": {
        "init": ("init", "Set up a newsroom of your own."),
        "run": ("news", "Collect, print a digest at once, and go on on schedule."),
        "brief": ("news", "What is known about a TOPIC, or about any words."),
        "digest": ("news", "Print a digest of what is stored now."),
        "balance": ("balance", "What became of every report that came in for the latest digest."),
        "why-not": ("balance", "Where the report at ADDRESS (or with that id) is, and why a digest did not tell of it."),
        "ingest": ("news", "Store article files without waiting for the inbox."),
    },
    "What is read, and what is asked for": {
        "topics": ("manage", "List the topics, add one or remove one."),
        "sources": ("sources", "List the sources with their health, add one or remove one."),
        "add-source": ("sources", "Read what is at LOCATION from now on."),
        "recipes": ("recipes", "List the recipes: feeds to begin with, by subject."),
        "schedule": ("schedule", "Show when the digest comes; set, pause or resume it."),
        "alerts": ("schedule", "List what is told at once; turn it on or off for a topic."),
    },
    "How it is": {
        "status": ("status", "Say in words how the newsroom is."),
        "doctor": ("doctor", "Check everything that a run needs."),
        "outbox": ("outbox", "List what waits to be sent or could not be; retry or drop it."),
        "jobs": ("jobs", "List work that was set aside; retry it."),
        "story": (
            "story",
            "Show how a story came about, or follow it; say which report tells which.",
        ),
        "backup": ("store", "Copy the database while the bot runs."),
        "migrate-store": ("migrate", "Copy everything from one database to another, and check the copy."),
        "restore": ("store", "Put a backup in the place of the database."),
    },
    "Chats": {chat.name: ("chats", chat.about) for chat in PLATFORMS if chat.commands},
    "Texts": {
        "analyze": ("text", "What the bot understands of articles."),
        "stories": ("text", "Which articles tell the same piece of news."),
        "feed": ("text", "What feeds read as: title and entries."),
    },
    "Dateline itself": {
        "help": ("shell", "Help with everything, or with one command."),
        "completion": ("shell", "Print what lets your shell complete commands."),
        "man": ("shell", "Print the manual page."),
        "sbom": ("components", "Print the bill of materials."),
        "licences": ("components", "Print every library's licence."),
        "version": ("doctor", "Say which Dateline this is."),
    },
}

COMMANDS = {name: f"bot.app.cli.{home}" for section in TABLE.values() for name, (home, _) in section.items()}
"""Command to module: only the module that is asked for is imported, so that each command starts fast."""

SYNONYMS = {
    "start": "run",
    "setup": "init",
    "configure": "init",
    "summary": "brief",
    "search": "brief",
    "summarize": "analyze",
    "summarise": "analyze",
    "analyse": "analyze",
    "topic": "topics",
    "source": "sources",
    "feeds": "sources",
    "add": "add-source",
    "health": "status",
    "check": "doctor",
    "why": "why-not",
    "recipe": "recipes",
    "licenses": "licences",
}
"""What else the commands are called."""

EXPLAINED = {
    "stop": "the bot stops with Ctrl-C where it runs, or with: kill PID (`dateline doctor --live` names the PID)",
    "quit": "the bot stops with Ctrl-C where it runs, or with: kill PID (`dateline doctor --live` names the PID)",
    "config": "settings stand in dateline.toml; `dateline doctor` says whether they are valid",
    "settings": "settings stand in dateline.toml; `dateline doctor` says whether they are valid",
    "update": "`git pull && make run` updates a checkout; `pipx upgrade dateline` an installed one",
    "upgrade": "`git pull && make run` updates a checkout; `pipx upgrade dateline` an installed one",
    "quotes": "quotes stand in every brief: dateline brief TOPIC",
}
"""Words that people try although there is no such command, and what to do instead."""


def attribute(command: str) -> str:
    """The name of a command's function in its module."""
    return f"{command}_" if command in ("help", "recipes") else command.replace("-", "_")
