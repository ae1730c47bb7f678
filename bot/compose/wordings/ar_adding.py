"""Arabic: what is said of feeds that are added, and of those that cannot be."""

from bot.compose.wordings.kind import Problems, Words

ADDING: Words = {
    "folder_topic": "موضوع: {name}",
    "recipe_added": "نتابع الآن {sources}: {names}.",
    "recipe_asks.topics": "تحتاج الوصفة «{name}» إلى مواضيع: سمِّ المدينة أو الشركات كمواضيع.",
    "recipe_asks.projects": "تحتاج الوصفة «{name}» إلى مشاريع: أدخل عناوينها، مثل github.com/nodejs/node.",
    "recipe.world": "العالم",
    "recipe.technology": "التقنية",
    "recipe.science": "العلوم",
    "recipe.climate": "المناخ",
    "recipe.business": "الأعمال",
    "recipe.city": "مدينة",
    "recipe.companies": "شركات",
    "recipe.releases": "إصدارات",
}

PROBLEMS: Problems = {
    "{host} keeps no feeds; add the website of whoever posts there instead":
        "لا يقدّم {host} أي تغذية؛ أضف بدلًا منه موقع من ينشر هناك",
    "This is a sitemap without news: no page in it bears a headline.":
        "هذه خريطة موقع بلا أخبار: لا تحمل أي صفحة فيها عنوانًا.",
}  # fmt: skip
