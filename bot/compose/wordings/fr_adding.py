"""French: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} ne propose pas de flux ; ajoutez plutôt le site web de qui y publie",
    "This is a sitemap without news: no page in it bears a headline.":
        "C’est un sitemap sans actualités : aucune de ses pages ne porte de titre.",
}  # fmt: skip
