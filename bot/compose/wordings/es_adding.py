"""Spanish: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} no ofrece canales RSS; añada en su lugar el sitio web de quien publica allí",
    "This is a sitemap without news: no page in it bears a headline.":
        "Es un sitemap sin noticias: ninguna de sus páginas lleva titular.",
}  # fmt: skip
