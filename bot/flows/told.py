"""Which part of a digest tells of which articles."""

from collections.abc import Sequence

from bot.flows.select import Selection
from bot.model.document import Document, shown_articles


def articles_by_part(parts: Sequence[Document], selection: Selection) -> list[tuple[str, ...]]:
    """For each part the articles that the channel has had once that part has arrived; each new article in just one.

    A story belongs to the first part that shows it. What is not shown (counted, or a copy of what the channel had) belongs to
    the last.
    """
    if not parts:
        return []
    part_of: dict[str, int] = {}
    for number, part in enumerate(parts):
        for article_id in shown_articles(part):
            part_of.setdefault(article_id, number)
    last = len(parts) - 1
    told: list[list[str]] = [[] for _ in parts]
    placed: set[str] = set(selection.seen)
    for story in selection.stories:
        ids = [reading.article.id for reading in story.readings if reading.article.id not in placed]
        told[min((part_of[article_id] for article_id in ids if article_id in part_of), default=last)] += ids
        placed.update(ids)
    rest = [*(reading.article.id for reading in selection.readings), *selection.beyond]
    told[last] += [article_id for article_id in dict.fromkeys(rest) if article_id not in placed]
    return [tuple(ids) for ids in told]
