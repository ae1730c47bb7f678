"""Ukrainian: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "{host} не має стрічок; додайте натомість сайт того, хто там пише",
    "This is a sitemap without news: no page in it bears a headline.":
        "Це карта сайту без новин: жодна її сторінка не має заголовка.",
}  # fmt: skip
