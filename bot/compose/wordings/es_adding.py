"""Spanish: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems, Words

ADDING: Words = {
    "folder_topic": "Tema: {name}",
    "recipe_added": "Desde ahora se siguen {sources}: {names}.",
    "recipe_asks.topics": "La receta «{name}» necesita temas: nombra la ciudad o las empresas como temas.",
    "recipe_asks.projects": "La receta «{name}» necesita proyectos: da sus direcciones, por ejemplo github.com/nodejs/node.",
    "recipe.world": "mundo",
    "recipe.technology": "tecnología",
    "recipe.science": "ciencia",
    "recipe.climate": "clima",
    "recipe.business": "economía",
    "recipe.city": "ciudad",
    "recipe.companies": "empresas",
    "recipe.releases": "versiones",
}

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} no ofrece canales RSS; añada en su lugar el sitio web de quien publica allí",
    "This is a sitemap without news: no page in it bears a headline.":
        "Es un sitemap sin noticias: ninguna de sus páginas lleva titular.",
}  # fmt: skip
