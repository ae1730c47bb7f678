"""German: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems, Words

ADDING: Words = {
    "folder_topic": "Thema: {name}",
    "recipe_added": "Gefolgt wird nun {sources}: {names}.",
    "recipe_asks.topics": "Das Rezept „{name}“ braucht Themen: bitte die Stadt oder die Firmen als Themen nennen.",
    "recipe_asks.projects": "Das Rezept „{name}“ braucht Projekte: bitte ihre Adressen angeben, etwa github.com/nodejs/node.",
    "recipe.world": "Welt",
    "recipe.technology": "Technik",
    "recipe.science": "Wissenschaft",
    "recipe.climate": "Klima",
    "recipe.business": "Wirtschaft",
    "recipe.city": "Stadt",
    "recipe.companies": "Firmen",
    "recipe.releases": "Versionen",
}

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} führt keine Feeds; bitte stattdessen die Website dessen angeben, der dort schreibt",
    "This is a sitemap without news: no page in it bears a headline.":
        "Das ist eine Sitemap ohne Nachrichten: Keine Seite darin trägt eine Schlagzeile.",
}  # fmt: skip
