"""A story told at once: its headline, the first sentence of its summary word for word, and who reports it."""

from datetime import datetime, timedelta, tzinfo

from bot.compose.cite import cited
from bot.compose.entry import headline
from bot.compose.sources import GAP, outlet
from bot.compose.wording import say, weave
from bot.model.document import Action, Block, Document, Heading, Small, Span, Text
from bot.model.story import Story
from bot.understand.round_up import summarize_story

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
) -> Document:
    """The alert to a story whose reports (copies apart) came since a moment."""
    lead = story.lead.article
    title = weave(language, "breaking", headline=headline(lead))
    sentences: tuple[Block, ...] = tuple(
        Text(spans=(cited(reading.article, reading.analysis.sentences[at]),)) for reading, at in summarize_story(story, count=1)
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
    plain = "".join(span.text for span in title)
    return Document(
        title=plain,
        blocks=(Heading(spans=title), *sentences, Small(spans=(Span(text=facts),))),
        actions=actions,
        language=language,
    )
