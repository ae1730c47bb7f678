"""A story told at once: its headline, the first sentence of its summary word for word, and who reports it."""

from datetime import datetime, timedelta, tzinfo

from bot.compose.cite import cited
from bot.compose.entry import headline
from bot.compose.sources import GAP, outlet
from bot.compose.wording import say, weave
from bot.model.document import Action, Block, Document, Heading, Small, Span, Text, text_of
from bot.model.story import Story

OUTLETS_NAMED = 5


def compose_alert(
    story: Story,
    *,
    since: datetime,
    now: datetime,
    zone: tzinfo,
    topic: str = "",
    actions: tuple[Action, ...] = (),
    language: str = "en",
    plain: bool = False,
) -> Document:
    """The alert to a story whose reports (copies apart) came since a moment."""
    lead = story.lead.article
    title = weave(language, "breaking", headline=headline(lead))
    sentences: tuple[Block, ...] = tuple(
        Text(spans=(cited(lead, story.lead.analysis.sentences[at]),)) for at in story.lead.analysis.summary[:1]
    )
    names = list(dict.fromkeys(outlet(reading.article, language) for reading in (story.lead, *story.others)))
    minutes = max(1, -((since - now) // timedelta(minutes=1)))
    told = say(
        language,
        "reports_within",
        reports=say(language, "reports", n=1 + len(story.others)),
        outlets=say(language, "outlets", n=len(names)),
        minutes=minutes,
    )
    more = len(names) - OUTLETS_NAMED
    named = ", ".join(names[:OUTLETS_NAMED]) + (f", {say(language, 'more', n=more)}" if more > 0 else "")
    facts = GAP.join(fact for fact in (topic, told, named, f"{now.astimezone(zone):%H:%M}") if fact)
    return Document(
        title=text_of(title),
        blocks=(Heading(spans=title), *sentences, Small(spans=(Span(text=facts),))),
        actions=actions,
        language=language,
        plain=plain,
        day=now.astimezone(zone).date(),
    )
