"""The port `Understanding`: understands articles in the reading processes.

They import the parsers; the main process starts a second faster without them.
"""

from collections.abc import Sequence

from bot.app.crew import Crew
from bot.app.tens import Outcome, Tens
from bot.model.analysis import Reading
from bot.model.article import Article
from bot.model.errors import Unreadable
from bot.model.page import FetchedPage
from bot.model.source import RawItem
from bot.model.upkeep import Indexable, Indexed


class CrewUnderstanding:
    """ports.Understanding over a crew; articles are summarised by `method`, in `count` sentences."""

    def __init__(self, crew: Crew, *, method: str, count: int) -> None:
        self._crew = crew
        self._method = method
        self._count = count
        self._tens = Tens(self._read_ten, self._read_alone)

    async def read(self, item: RawItem) -> tuple[Reading, ...]:
        """Parse and analyse one item in a worker process, together with others that its visit brought."""
        return await self._tens.read(item)

    async def _read_ten(self, items: Sequence[RawItem]) -> Sequence[Outcome]:
        return await self._crew.call(_read_ten, tuple(items), self._method, self._count)

    async def _read_alone(self, item: RawItem) -> tuple[Reading, ...]:
        return await self._crew.call(_read, item, self._method, self._count)

    async def without(self, reading: Reading, furniture: frozenset[str]) -> Reading:
        """Analyse an article anew without its furniture in a worker process."""
        return await self._crew.call(_without, reading, furniture, self._method, self._count)

    async def read_page(self, page: FetchedPage, held: Article, furniture: frozenset[str]) -> Reading:
        """Extract, judge and analyse a linked page in a worker process."""
        return await self._crew.call(_read_page, page, held, furniture, self._method, self._count)

    async def summarize(self, reading: Reading, *, method: str, count: int) -> Reading:
        """Make one summary anew in a worker process."""
        return await self._crew.call(_summarize, reading, method, count)

    async def index(self, texts: Sequence[Indexable]) -> tuple[Indexed, ...]:
        """Analyse the words of stored articles in a worker process."""
        return await self._crew.call(_index, tuple(texts))


def _read(item: RawItem, method: str, count: int) -> tuple[Reading, ...]:
    from bot.understand.read import read_item

    return read_item(item, method=method, count=count)


def _read_ten(items: tuple[RawItem, ...], method: str, count: int) -> list[Outcome]:
    """The results of the items; one that cannot be read does not affect the others."""
    from bot.understand.read import read_item

    outcomes: list[Outcome] = []
    for item in items:
        try:
            outcomes.append(read_item(item, method=method, count=count))
        except Unreadable as problem:
            outcomes.append(problem)
    return outcomes


def _read_page(page: FetchedPage, held: Article, furniture: frozenset[str], method: str, count: int) -> Reading:
    from bot.understand.read import read_page

    return read_page(page, held, furniture, method=method, count=count)


def _without(reading: Reading, furniture: frozenset[str], method: str, count: int) -> Reading:
    from bot.understand.read import without_furniture

    return without_furniture(reading, furniture, method=method, count=count)


def _summarize(reading: Reading, method: str, count: int) -> Reading:
    from bot.understand.read import summarize_again

    return summarize_again(reading, method, count)


def _index(texts: tuple[Indexable, ...]) -> tuple[Indexed, ...]:
    from bot.understand.read import index_again

    return index_again(texts)
