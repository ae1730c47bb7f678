"""French: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems, Words

ADDING: Words = {
    "folder_topic": "Thème : {name}",
    "recipe_added": "Sources désormais suivies ({sources}) : {names}.",
    "recipe_asks.topics": "La recette « {name} » demande des sujets : nommez la ville ou les entreprises comme sujets.",
    "recipe_asks.projects": "La recette « {name} » demande des projets : donnez leurs adresses, comme github.com/nodejs/node.",
    "recipe.world": "monde",
    "recipe.technology": "technologie",
    "recipe.science": "science",
    "recipe.climate": "climat",
    "recipe.business": "économie",
    "recipe.city": "ville",
    "recipe.companies": "entreprises",
    "recipe.releases": "versions",
}

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} ne propose pas de flux ; ajoutez plutôt le site web de qui y publie",
    "This is a sitemap without news: no page in it bears a headline.":
        "C’est un sitemap sans actualités : aucune de ses pages ne porte de titre.",
}  # fmt: skip
