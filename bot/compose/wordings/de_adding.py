"""German: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} führt keine Feeds; bitte stattdessen die Website dessen angeben, der dort schreibt",
    "This is a sitemap without news: no page in it bears a headline.":
        "Das ist eine Sitemap ohne Nachrichten: Keine Seite darin trägt eine Schlagzeile.",
}  # fmt: skip
