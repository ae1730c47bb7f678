"""A story told at once: its headline, the first sentence of its summary word for word, and who reports it."""

from datetime import datetime, timedelta

from bot.compose.cite import cited
from bot.compose.edition import Edition
from bot.compose.entry import SENTENCE, headline, summary_of
from bot.compose.shorten import shorten
from bot.compose.sources import join, outlet, own_summary
from bot.compose.wording import say, weave
from bot.model.document import Action, Document, Heading, Small, Span, Text, text_of
from bot.model.story import Story
from bot.parse.outlet import by_outlet

OUTLETS_NAMED = 5
SENTENCES = 3
"""The shown sentence is the first of a summary of this length."""


def compose_alert(
    story: Story, edition: Edition, *, since: datetime, topic: str = "", actions: tuple[Action, ...] = ()
) -> Document:
    """The alert to a story whose reports (without copies) came since a moment."""
    language, now, lead = edition.language, edition.now, story.lead.article
    title = weave(language, "breaking", headline=headline(lead))
    summary = summary_of(story, SENTENCES)[:1]
    sentences = tuple(Text(spans=shorten((cited(reading.article, sentence),), SENTENCE)) for reading, sentence in summary)
    names = [outlet(article, language) for article in by_outlet(reading.article for reading in (story.lead, *story.others))]
    minutes = max(1, -((since - now) // timedelta(minutes=1)))
    reported = say(
        language,
        "reports_within",
        reports=say(language, "reports", n=1 + len(story.others)),
        outlets=say(language, "outlets", n=len(names)),
        minutes=minutes,
    )
    more = len(names) - OUTLETS_NAMED
    named = ", ".join(names[:OUTLETS_NAMED]) + (f", {say(language, 'more', n=more)}" if more > 0 else "")
    teasers = [reading.article for reading, _ in summary if reading.article.is_teaser]
    own = [own_summary((Span(text=outlet(article, language)),), language) for article in teasers]
    facts = join([topic, reported, named, *own, f"{now.astimezone(edition.zone):%H:%M}"])
    return Document(
        title=text_of(title),
        blocks=(Heading(spans=title), *sentences, Small(spans=facts)),
        actions=actions,
        language=language,
        plain=edition.plain,
        day=now.astimezone(edition.zone).date(),
    )
