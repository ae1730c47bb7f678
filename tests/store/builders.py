"""Articles, sources and deliveries as a store gets them; every analysis is made by slicing, as it has to be."""

from datetime import UTC, datetime, timedelta

from bot.model.analysis import Analysis, Extract, Quote, QuoteKind, Reading, Sentence, Speaker
from bot.model.article import Article
from bot.model.delivery import Delivery
from bot.model.document import Citation, Document, Span, Text
from bot.model.source import RawItem, Source, SourceKind
from bot.model.workspace import Channel, Subscription, Window
from bot.ports.news import Rejected
from bot.understand.words import terms

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ALL_TIME = Window(start=datetime(2000, 1, 1, tzinfo=UTC), end=datetime(2100, 1, 1, tzinfo=UTC))


def source(source_id: str = "gazette", *, kind: SourceKind = SourceKind.FEED) -> Source:
    return Source(
        id=source_id, kind=kind, location=f"https://{source_id}.example/feed", title=source_id, every=timedelta(minutes=15)
    )


def reading(
    name: str = "a",
    body: str = "The ferry to Port Alder was late again. “We will wait,” Mayor Ada Roe said.",
    *,
    source_id: str = "gazette",
    title: str = "Ferry late",
    fetched: datetime = NOW,
    language: str = "en",
) -> Reading:
    """An article of one source, named by `name` there, with all of its body in one sentence and one quote."""
    article = Article(
        id=f"{source_id}:{name}",
        source_id=source_id,
        key=name,
        title=title,
        paragraphs=tuple(body.split("\n\n")),
        fetched=fetched,
        language=language,
        url=f"https://{source_id}.example/{name}",
        byline="Ann Writer",
        published=NOW - timedelta(hours=1),
    )
    end = len(article.body)
    analysis = Analysis(
        article_id=article.id,
        version=3,
        sentences=(Sentence(text=article.body, paragraph=0, start=0, end=end),),
        summary=(0,),
        method="lead",
        quotes=(whole_quote(article.body),),
        key_quotes=(0,),
        title_terms=terms(title, language),
        body_terms=terms(body, language),
        fingerprint=(7, 2**64 - 1),
    )
    return Reading(article=article, analysis=analysis)


def whole_quote(body: str) -> Quote:
    """A quote of two parts behind a lead, which together are the body."""
    end = len(body)
    return Quote(
        text=body[1:end],
        start=1,
        end=end,
        parts=(Extract(text=body[1:2], start=1, end=2), Extract(text=body[3:end], start=3, end=end)),
        kind=QuoteKind.MIXED,
        sentences=(0,),
        lead=Extract(text=body[:1], start=0, end=1),
        speaker=Speaker(name="Ada Roe", role="Mayor", via="the Tidings"),
        cue="said",
        venue="at the pier",
        confidence=0.75,
    )


def rejected(key: str = "broken", *, source_id: str = "gazette", why: str = "no text in it") -> Rejected:
    return Rejected(item=RawItem(source_id=source_id, key=key, body=b"", media_type="text/html", fetched=NOW), why=why)


def channel(name: str = "news", *, thread: str = "") -> Channel:
    return Channel(platform="discord", workspace="server", id=name, thread=thread)


def subscription(
    name: str = "morning", *, workspace_id: str = "w", to: Channel | None = None, next_run_at: datetime | None = NOW
) -> Subscription:
    return Subscription(
        id=name,
        workspace_id=workspace_id,
        topic_ids=("ferries", "weather"),
        channel=to or channel(),
        schedule="daily 09:00",
        timezone="Europe/Oslo",
        next_run_at=next_run_at,
    )


def document(text: str = "The ferry was late.") -> Document:
    cites = Citation(article_id="gazette:a", start=0, end=len(text))
    return Document(title="Morning news", blocks=(Text(spans=(Span(text=text, cites=cites),)),))


def delivery(
    part: int = 1,
    *,
    of: str = "morning",
    slot: datetime = NOW,
    to: Channel | None = None,
    article_ids: tuple[str, ...] = (),
    not_before: datetime | None = None,
) -> Delivery:
    return Delivery(
        key=f"{of}:{slot.isoformat()}:{part}",
        subscription_id=of,
        slot=slot,
        channel=to or channel(),
        part=part,
        document=document(f"Part {part} of {of}."),
        article_ids=article_ids,
        not_before=not_before,
    )
