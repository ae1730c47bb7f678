"""Portuguese: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} não oferece feeds; adicione em vez disso o site de quem publica lá",
    "This is a sitemap without news: no page in it bears a headline.":
        "Isto é um sitemap sem notícias: nenhuma das suas páginas traz um título.",
}  # fmt: skip
