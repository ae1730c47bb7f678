"""The clerk's memory: the stories of the last days, as far as this process grouped their reports."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.flows.timing import breathe, in_turn
from bot.model.analysis import Reading
from bot.ports.stories import Opening, StoryStore
from bot.understand.story_board import Board
from bot.understand.story_features import Features, features, opening_of

COUNTED = 10_000
"""Reports whose words are counted at the start: enough to know rare words from common ones."""

KEPT = 5_000
"""Reports whose features are cached: some 20 MB."""

_AT_ONCE = 100
"""Reports that are taken at once: of which all is in memory, while their features are taken (fifty reports may come near a
thousand), and after which other tasks run."""


@dataclass(slots=True)
class Clerk:
    """The story board of one process. It is valid in the turn `turn`; for any other it is built again from the store."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    turn: int = 0
    board: Board | None = None
    _languages: dict[str, str] = field(default_factory=dict)
    _next_id: int = 1

    @property
    def next_id(self) -> int:
        """The first free story id."""
        return self._next_id

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    async def begin(self, store: StoryStore, turn: int, since: int) -> Board:
        """The board for a turn: what the store knows of the reports from that place on."""
        if self.board is not None and self.turn == turn:
            return self.board
        self._next_id = await store.next_id(turn)
        board, self._languages = Board(self._new_id), {}
        async for trace in in_turn(await store.traces(since), _AT_ONCE):
            board.shelf.hold(trace)
        async for opening in in_turn(reversed(await store.openings(since, COUNTED)), _AT_ONCE):
            self._count(board, opening)
        self.board, self.turn = board, turn
        return board

    def forget(self) -> None:
        """The board may be wrong: rebuild it in the next turn."""
        self.board = None

    def _count(self, board: Board, opening: Opening) -> None:
        if opening.language:
            self._languages[opening.source_id] = opening.language
        language = opening.language or self._languages.get(opening.source_id, "")
        board.rarity.add(language, opening_of(opening.title_terms, opening.body_terms))

    def features_of(self, place: int, reading: Reading) -> Features:
        """A report's features. An unknown language is taken to be its source's."""
        article = reading.article
        if article.language:
            self._languages[article.source_id] = article.language
        return features(reading, place, language=self._languages.get(article.source_id, ""))

    async def learn(self, store: StoryStore, board: Board, places: Sequence[int]) -> None:
        """Load the features of these reports into the cache."""
        unknown = board.unknown(places)
        for start in range(0, len(unknown), _AT_ONCE):
            for place, reading in (await store.at(unknown[start : start + _AT_ONCE])).items():
                board.know(self.features_of(place, reading))
                await breathe()
