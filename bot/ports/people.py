"""The port for data about single members, shown and deleted as they wish. Contract suite: test_people.py."""

from typing import Protocol

from bot.model.member import Kept, Member
from bot.model.workspace import Channel


class People(Protocol):
    """Members of workspaces. A `reader` is somebody's direct conversation with the bot (`model.workspace.direct`)."""

    async def member(self, workspace_id: str, user_id: str) -> Member | None:
        """Somebody's own settings; None where they have none."""
        ...

    async def save_member(self, member: Member) -> None:
        """Insert or update."""
        ...

    async def kept(self, reader: Channel, briefs: str) -> Kept:
        """What is kept beside settings and what they follow. With `briefs` begin the ids of the notes of their briefs."""
        ...

    async def erase(self, reader: Channel, briefs: str) -> int:
        """Delete their settings, all that they follow, the messages that they were sent, and the notes of their briefs; what they
        set up for a workspace names nobody from then on. In one transaction.

        A message that is being sent at this moment stays: how many those are.
        """
        ...
