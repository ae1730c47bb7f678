"""The port for parsing and understanding, which happens in other processes."""

from collections.abc import Sequence
from typing import Protocol

from bot.model.analysis import Reading
from bot.model.article import Article
from bot.model.page import FetchedPage
from bot.model.source import RawItem
from bot.model.upkeep import Indexable, Indexed


class Understanding(Protocol):
    """Parsing and understanding, off the event loop and within limits of time and memory."""

    async def read(self, item: RawItem) -> tuple[Reading, ...]:
        """The articles in one item (a JSON file may hold several). Raises Unreadable."""
        ...

    async def without(self, reading: Reading, furniture: frozenset[str]) -> Reading:
        """An article less the paragraphs that stand in others of its publisher too (`bot.parse.repeats`)."""
        ...

    async def read_page(self, page: FetchedPage, held: Article, furniture: frozenset[str]) -> Reading:
        """An article with the text of its linked page, less what stands in the host's other articles too.

        Raises NotTheArticle, Unreadable.
        """
        ...

    async def summarize(self, reading: Reading, *, method: str, count: int) -> Reading:
        """The same reading with its summary made anew, by that method and of that many sentences."""
        ...

    async def index(self, texts: Sequence[Indexable]) -> tuple[Indexed, ...]:
        """The words under which these articles are found, as words are read now."""
        ...
