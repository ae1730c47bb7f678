"""Arabic: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "لا يقدّم {host} أي تغذية؛ أضف بدلًا منه موقع من ينشر هناك",
    "This is a sitemap without news: no page in it bears a headline.":
        "هذه خريطة موقع بلا أخبار: لا تحمل أي صفحة فيها عنوانًا.",
}  # fmt: skip
