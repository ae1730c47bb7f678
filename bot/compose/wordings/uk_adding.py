"""Ukrainian: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems, Words

ADDING: Words = {
    "folder_topic": "Тема: {name}",
    "recipe_added": "Тепер читаємо {sources}: {names}.",
    "recipe_asks.topics": "Рецепт «{name}» потребує тем: назвіть місто чи компанії як теми.",
    "recipe_asks.projects": "Рецепт «{name}» потребує проєктів: вкажіть їхні адреси, наприклад github.com/nodejs/node.",
    "recipe.world": "світ",
    "recipe.technology": "технології",
    "recipe.science": "наука",
    "recipe.climate": "клімат",
    "recipe.business": "бізнес",
    "recipe.city": "місто",
    "recipe.companies": "компанії",
    "recipe.releases": "випуски",
}

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} не має стрічок; додайте натомість сайт того, хто там пише",
    "This is a sitemap without news: no page in it bears a headline.":
        "Це карта сайту без новин: жодна її сторінка не має заголовка.",
}  # fmt: skip
