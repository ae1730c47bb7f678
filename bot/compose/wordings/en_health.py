"""English: how sources are doing, and what can be done."""

from bot.compose.wordings.kind import Words

HEALTH: Words = {
    "source_failing": "cannot be read since {when}: {problem}",
    "source_moved": "moved to {address}",
    "source_fails": "A source followed in {server} needs somebody to look at it. {problem}",
    "next_visit": "next visit {when}",
    "next_visit_because": "next visit {when} ({why})",
    "visit.failed": "the more often it fails, the longer it rests",
    "visit.asked": "its server asked for that",
    "visit.host_asked": "its host asked for that",
    "visit.costly": "reading it takes much computing",
    "visit.gone": "once a week, in case that was a mistake",
    "visit.rhythm": "it seldom has news",
    "visit.publisher": "its publisher asks for that",
    "remedy.gone": "Remove it, or add the site’s new feed.",
    "remedy.challenge": "Its owner can let feed readers through; else follow another feed of that site.",
    "remedy.refused": "Its owner can let the bot in, which calls itself “Dateline”; else follow another feed of that site.",
    "remedy.missing": "It may have moved: add the site’s address anew, and its feeds are looked for.",
    "remedy.busy": "It is asked too often from here; it can be read less often.",
    "remedy.certificate": "Only its owner can renew the certificate.",
    "remedy.name": "Check the spelling; a site that is gone has no name any more.",
    "remedy.no_feed": "Add the site’s address anew, and its feeds are looked for.",
    "remedy.broken": "Only its owner can mend that.",
    "remedy.large": "Whoever runs the bot can allow more: max_bytes under [fetch].",
    "remedy.waits": "Nothing needs to be done unless it lasts.",
}
