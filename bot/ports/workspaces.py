"""What a workspace set up: topics, subscriptions, sources followed. Contract suite: test_workspace_store.py."""

from datetime import datetime
from typing import Protocol

from bot.model.problems import Problem
from bot.model.topic import Topic
from bot.model.workspace import Subscription, Workspace


class WorkspaceStore(Protocol):
    """Servers, topics and subscriptions."""

    async def save_workspace(self, workspace: Workspace) -> None:
        """Insert or update."""
        ...

    async def workspace(self, workspace_id: str) -> Workspace | None:
        """One workspace."""
        ...

    async def workspaces(self, platform: str | None = None) -> tuple[Workspace, ...]:
        """All workspaces, or those of a platform; by id."""
        ...

    async def delete_workspace(self, workspace_id: str) -> bool:
        """Whether there was one. Its members' settings go with it; topics, subscriptions and follows are deleted on their own."""
        ...

    async def save_topic(self, topic: Topic) -> None:
        """Insert or update; names are unique in a workspace whatever their case (UserError otherwise)."""
        ...

    async def delete_topic(self, workspace_id: str, topic_id: str) -> bool:
        """Whether there was one."""
        ...

    async def topics(self, workspace_id: str) -> tuple[Topic, ...]:
        """A workspace's topics by name."""
        ...

    async def save_subscription(self, subscription: Subscription) -> None:
        """Insert or update."""
        ...

    async def subscription(self, subscription_id: str) -> Subscription | None:
        """One subscription."""
        ...

    async def subscriptions(self, workspace_id: str) -> tuple[Subscription, ...]:
        """A workspace's digests by id; what follows a story, or goes to one person, is not among them."""
        ...

    async def story_follows(self, workspace_id: str) -> tuple[Subscription, ...]:
        """The subscriptions of a workspace that follow a story each; by id."""
        ...

    async def personal(self, workspace_id: str, user_id: str) -> tuple[Subscription, ...]:
        """All that goes to one person of a workspace, in the order in which it began."""
        ...

    async def all_subscriptions(self, workspace_id: str) -> tuple[Subscription, ...]:
        """Digests, stories that are followed, and what goes to its people; by id."""
        ...

    async def delete_subscription(self, workspace_id: str, subscription_id: str) -> bool:
        """Whether there was one. What it has waiting in the outbox still goes out."""
        ...

    async def due_subscriptions(self, now: datetime, limit: int = 1000) -> tuple[Subscription, ...]:
        """Those whose next time has come, the longest waiting first."""
        ...

    async def alerting(self) -> tuple[Subscription, ...]:
        """Those with alerts that are neither paused nor disabled; by id."""
        ...

    async def reschedule(self, subscription: Subscription, next_run_at: datetime | None) -> bool:
        """Move to another time without a digest. Compare-and-set as in `Outbox.publish`: False when it had moved already."""
        ...

    async def disable_subscription(self, subscription_id: str, problem: Problem) -> bool:
        """Disable it, with the reason; all else stays as it is. False when it is gone, or disabled already.

        Saving it with another `problem` and `next_run_at` enables it again.
        """
        ...
