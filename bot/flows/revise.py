"""Corrections of articles: a changed feed item or linked page as a new version of the stored article."""

import logging
from dataclasses import replace

from bot.model.analysis import Reading
from bot.understand.revision import change_between, is_another, is_correction

log = logging.getLogger(__name__)

MOST_CORRECTIONS = 5
"""The most corrections of one article. One that changes more often is a live text."""


def revised(old: Reading, new: Reading, *, source: str) -> Reading | None:
    """The new version with its changes; None where it corrects nothing. It keeps the first version's times: it is not news."""
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
    """Whether an article was corrected so often that it is checked no more."""
    return len(reading.article.changes) >= MOST_CORRECTIONS
