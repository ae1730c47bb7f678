"""An article that says something else now, as a correction of what it said before: for a feed's item and for a linked page."""

import logging
from dataclasses import replace

from bot.model.analysis import Reading
from bot.understand.revision import change_between, is_another, is_correction

log = logging.getLogger(__name__)

MOST_CORRECTIONS = 5
"""Of one article. What changes more often is a running text."""


def revised(old: Reading, new: Reading, *, source: str) -> Reading | None:
    """The new version with what it changed; None where it corrects nothing. It came when it first came: it is not news."""
    if not is_correction(old, new):
        return None
    facts = {"source": source, "item": new.article.title or new.article.key}
    if is_another(old.article, new.article):
        log.warning("item_replaced", extra=facts)
        return None
    changes = (*old.article.changes, change_between(old, new))
    if len(changes) == MOST_CORRECTIONS:
        log.warning("corrections_ended", extra=facts)
    published = old.article.published or new.article.published
    return replace(new, article=replace(new.article, fetched=old.article.fetched, published=published, changes=changes))


def is_spent(reading: Reading) -> bool:
    """Whether an article was corrected so often that it is followed no more."""
    return len(reading.article.changes) >= MOST_CORRECTIONS
