"""Everything that the bot does at its busiest, so that a test can see what people who ask something then wait for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from bot.app.crew import Crew
from bot.app.understanding import CrewUnderstanding
from bot.understand.read import read_item
from tests.builders import FLOOD, item

COLLECTIONS, SUMMARIES = 4, 100
_LONG = FLOOD * 40


@asynccontextmanager
async def busy() -> AsyncIterator["asyncio.Future[Any]"]:
    """Four collections and a hundred summaries in two worker processes; done when all of it is."""
    crew = Crew(2, timedelta(seconds=60))
    understanding = CrewUnderstanding(crew, method="lead", count=3)
    (reading,) = read_item(item(body=_LONG), method="lead", count=3)
    summaries = [understanding.summarize(reading, method="lexrank", count=3) for _ in range(SUMMARIES)]
    collections = [understanding.read(item(f"n{n}", _LONG)) for n in range(COLLECTIONS)]
    work = asyncio.gather(*summaries, *collections)
    try:
        await asyncio.sleep(0.2)
        yield work
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await crew.close()
