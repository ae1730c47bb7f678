"""Portuguese: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems, Words

ADDING: Words = {
    "folder_topic": "Tema: {name}",
    "recipe_added": "A partir de agora, {sources}: {names}.",
    "recipe_asks.topics": "A receita “{name}” precisa de temas: indique a cidade ou as empresas como temas.",
    "recipe_asks.projects": "A receita “{name}” precisa de projetos: indique os endereços, como github.com/nodejs/node.",
    "recipe.world": "mundo",
    "recipe.technology": "tecnologia",
    "recipe.science": "ciência",
    "recipe.climate": "clima",
    "recipe.business": "economia",
    "recipe.city": "cidade",
    "recipe.companies": "empresas",
    "recipe.releases": "versões",
}

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} não oferece feeds; adicione em vez disso o site de quem publica lá",
    "This is a sitemap without news: no page in it bears a headline.":
        "Isto é um sitemap sem notícias: nenhuma das suas páginas traz um título.",
}  # fmt: skip
