"""English: what is said of feeds that are added."""

from bot.compose.wordings.kind import Words

ADDING: Words = {
    "folder_topic": "Topic: {name}",
    "recipe_added": "Following {sources}: {names}.",
    "recipe_asks.topics": "The recipe “{name}” wants topics: name the city or the companies as topics.",
    "recipe_asks.projects": "The recipe “{name}” wants projects: give their addresses, such as github.com/nodejs/node.",
    "recipe.world": "world",
    "recipe.technology": "technology",
    "recipe.science": "science",
    "recipe.climate": "climate",
    "recipe.business": "business",
    "recipe.city": "city",
    "recipe.companies": "companies",
    "recipe.releases": "releases",
}
