"""What readers have seen, whatever the bot believes: every message of every chat, by the true time."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Message:
    """A message as its readers see it. `key` is what the platform knows it by: a nonce, or a delivery's key and number."""

    number: int
    at: float
    platform: str
    workspace: str
    channel: str
    id: str
    key: str
    words: str
    thread: str = ""
    life: int = 0
    edits: list[tuple[float, str]] = field(default_factory=list)

    @property
    def now(self) -> str:
        """What it says after all edits."""
        return self.edits[-1][1] if self.edits else self.words


@dataclass(slots=True)
class Ledger:
    """All messages in the order in which they were stored; what admins were told; and what a platform holds against the bot."""

    messages: list[Message] = field(default_factory=list)
    told: list[tuple[float, str, str]] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)
    retry_after: dict[tuple[str, str], float] = field(default_factory=dict)
    """Until when a channel was to be left in peace."""
    uneasy: float = -1.0
    """Since when the bot may not remember what it was told: the last crash, or the last change of its clock."""

    def in_channel(self, channel: str) -> list[Message]:
        return [message for message in self.messages if message.channel == channel]

    def limit(self, platform: str, channel: str, now: float, seconds: float) -> None:
        """The platform answered with Retry-After."""
        self.retry_after[platform, channel] = max(self.retry_after.get((platform, channel), 0.0), now + seconds)

    def knock(self, platform: str, channel: str, now: float, asked_at: dict[tuple[str, str], float]) -> None:
        """Somebody posts: too early is held against the bot, unless it cannot know better."""
        until = self.retry_after.get((platform, channel), 0.0)
        if now < until - 0.5 and self.uneasy < asked_at.get((platform, channel), 0.0):
            self.objections.append(f"impatient: {platform} {channel} was to be left alone for another {until - now:.0f} s")
