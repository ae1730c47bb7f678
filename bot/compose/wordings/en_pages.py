"""English: the pages that feeds link to."""

from bot.compose.wordings.kind import Words

PAGES: Words = {
    "name.pages": "pages",
    "about.sources.pages": "Whether the pages of a feed are read where it brings only teasers",
    "option.pages": "auto, never, or default: as this bot does with all feeds",
    "pages_auto": "auto",
    "pages_never": "never",
    "pages_default": "default",
    "pages_set.auto": "The pages of “{name}” are read where it brings only teasers.",
    "pages_set.never": "The pages of “{name}” are read no more; what was read stays.",
    "pages_set.default": "The pages of “{name}” are read or not as with all feeds of this bot.",
    "pages_unread": "its pages are not read",
    "walls": "pages at {host} show only walls ({why}); the feed’s own words are shown, next look {when}",
    "wall.consent": "consent",
    "wall.login": "login",
    "wall.challenge": "a check for robots",
    "wall.region": "not from here",
    "wall.no_text": "no text",
    "paid": "only what is free of a paid article",
}
