"""Raw items, workspaces and subscriptions from the few words that a test is about."""

from datetime import datetime, timedelta

from bot.flows.manage import make_source
from bot.model.source import RawItem, Source, SourceKind
from bot.model.workspace import Channel, Subscription, Workspace
from tests.fakes import NOW

FLOOD = (
    "The River Arle topped its banks at Harwick on Thursday and 340 households were told to leave.\n\n"
    "“We have never seen the water rise so fast,” Mayor Ida Holm said at the town hall.\n\n"
    "The army brought sandbags from the depot at Lowmere, and schools will stay closed until Monday.\n\n"
    "The water authority expects the peak at noon on Friday. Rain in the hills has eased since the morning, and the bridge at "
    "Gask was opened to lorries again after engineers had looked at its piers."
)
STRIKE = (
    "Drivers of the Estmoor trams stopped work on Wednesday over pay, and the lines stood still all day.\n\n"
    "“Nobody wants this,” union leader Jon Carr told reporters outside the depot.\n\n"
    "The company said that it would meet the drivers again on Friday.\n\n"
    "Some 40,000 passengers took buses or walked. Shops along the avenue counted half of their usual customers, and the "
    "council lifted the charge for cars in the old town until the end of the week."
)


def item(
    key: str = "flood", body: str | bytes = FLOOD, *, title: str = "River Arle tops its banks", published: datetime | None = NOW
) -> RawItem:
    """A text as a feed or a folder gives it."""
    data = body if isinstance(body, bytes) else body.encode()
    return RawItem(
        source_id="",
        key=key,
        body=data,
        media_type="text/plain",
        fetched=NOW,
        title=title,
        outlet="Northern News Agency",
        url=f"https://nna.example/{key}",
        published=published,
    )


def feed(location: str = "https://nna.example/feed", *, every: timedelta = timedelta(minutes=30)) -> Source:
    return make_source(SourceKind.FEED, location, title="Northern News", every=every)


def folder(location: str = "/inbox") -> Source:
    return make_source(SourceKind.FOLDER, location, title="Inbox")


def workspace(name: str = "w") -> Workspace:
    return Workspace(id=name, platform="fake", name=name)


def subscription(name: str = "daily", *, workspace_id: str = "w", next_run_at: datetime | None = NOW) -> Subscription:
    """A digest at seven each morning, into a channel of its own."""
    channel = Channel(platform="fake", workspace=workspace_id, id=f"{name}-channel")
    return Subscription(
        id=name, workspace_id=workspace_id, topic_ids=(), channel=channel, schedule="daily 07:00", next_run_at=next_run_at
    )
