"""Speed and memory, measured as whole processes and as whole answers; prints medians, judges nothing.

make bench
"""

import asyncio
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app.settings import HOME, load_settings
from bot.app.wiring import Newsroom, open_newsroom
from bot.flows.brief import Question, brief
from bot.model.source import RawItem, SourceKind, SourceState
from bot.flows.manage import make_source
from bot.understand.read import read_item

ARTICLES = 10_000
PLACES = "Arle Brenn Callow Dorn Elmet Farsund Gask Harwick Istra Jorvik Karsk Lowmere Marn Norrow Ostra Pell".split()
NOUNS = "flood strike budget vaccine harbour bridge council court school railway bank union farm forest mine theatre".split()
VERBS = "said promised refused opened closed approved delayed rebuilt warned cut raised joined left won lost".split()
REST = "the a new old final second public private local early late heavy quiet large small first open last next other".split()


def sentence(chance: random.Random) -> str:
    words = [chance.choice(REST), chance.choice(NOUNS), "of", chance.choice(PLACES), chance.choice(VERBS)]
    words += [chance.choice((chance.choice(REST), chance.choice(NOUNS))) for _ in range(chance.randint(6, 18))]
    text = " ".join(words).capitalize()
    return f"“{text},” {chance.choice(PLACES)} {chance.choice(PLACES)} said." if chance.random() < 0.2 else text + "."


def article(chance: random.Random, sentences: int) -> str:
    lines = [sentence(chance) for _ in range(sentences)]
    return "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, sentences, 3))


def item(chance: random.Random, number: int, sentences: int, stored: datetime) -> RawItem:
    title = " ".join(chance.choice(NOUNS + PLACES) for _ in range(7)).capitalize()
    body = article(chance, sentences).encode()
    return RawItem(
        source_id="bench",
        key=str(number),
        body=body,
        media_type="text/plain",
        fetched=stored,
        title=title,
        outlet=chance.choice(PLACES),
    )


def told(name: str, samples: list[float], unit: str = "ms") -> None:
    spread = f"min {min(samples):.1f}  median {statistics.median(samples):.1f}  max {max(samples):.1f} {unit}"
    print(f"{name:52s} {spread}  ({len(samples)} runs)", flush=True)


def timed(work: Callable[[], object], runs: int) -> list[float]:
    samples = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        samples.append((time.perf_counter() - began) * 1000)
    return samples


def bench_analyze() -> None:
    chance = random.Random(1)
    now = datetime.now(UTC)
    items = [item(chance, number, chance.randint(15, 60), now) for number in range(200)]
    read_item(items[0], method="lead", count=3)
    samples = [timed(lambda one=one: read_item(one, method="lead", count=3), 1)[0] for one in items]  # type: ignore[misc]
    told("analyse an article (15 to 60 sentences)", samples)
    endless = item(chance, 0, 5_000, now)
    told("analyse a text of 5,000 sentences", timed(lambda: read_item(endless, method="lead", count=3), 5))


def bench_start(folder: Path) -> None:
    environment = {**os.environ, "DATELINE_DATABASE": f"sqlite:///{folder}/start.db"}

    def once(*arguments: str) -> None:
        subprocess.run([sys.executable, "-m", "bot", *arguments], cwd=HOME, env=environment, capture_output=True, check=True)

    told("run --once, empty store, whole process", timed(lambda: once("run", "--once"), 1))
    told("run --once, filled store, whole process", timed(lambda: once("run", "--once"), 5))
    told("brief floods, whole process", timed(lambda: once("brief", "floods"), 5))
    told("analyze one sample article, whole process", timed(lambda: once("analyze", _sample()), 5))


def _sample() -> str:
    return str(sorted((HOME / "config" / "sample" / "articles").glob("*.txt"))[0])


async def fill(newsroom: Newsroom, articles: int) -> None:
    """The same few hundred analyses under ever new names: what counts here is their number."""
    from dataclasses import replace

    chance = random.Random(2)
    source = make_source(SourceKind.INGESTED, "bench")
    news, now = newsroom.desk.news, datetime.now(UTC)
    await news.add_source(source, followed_by=newsroom.workspace.id)
    models = [read_item(item(chance, number, chance.randint(15, 45), now), method="lead", count=3)[0] for number in range(400)]
    state = SourceState(source_id=source.id, next_check=now + timedelta(days=999))
    for begin in range(0, articles, 1000):
        batch = []
        for number in range(begin, min(begin + 1000, articles)):
            model = models[number % len(models)]
            name = f"{number:016x}"
            stored = now - timedelta(seconds=40 * (articles - number))
            copy = replace(model.article, id=name, key=name, source_id=source.id, fetched=stored)
            batch.append(replace(model, article=copy, analysis=replace(model.analysis, article_id=name)))
        await news.save_visit(state, batch, ())


async def bench_brief(folder: Path) -> None:
    settings = load_settings(None, {"DATELINE_DATABASE": f"sqlite:///{folder}/brief.db"})
    async with open_newsroom(settings) as newsroom:
        await fill(newsroom, ARTICLES)
        for asked in ("floods", "harbour", "vaccine", "railway bank", "nothing of the kind"):
            question = Question(
                workspace=newsroom.workspace, asked=asked, since=datetime.now(UTC) - timedelta(days=7), max_stories=5
            )
            await brief(newsroom.desk, question)
            samples = []
            for _ in range(15):
                began = time.perf_counter()
                await brief(newsroom.desk, question)
                samples.append((time.perf_counter() - began) * 1000)
            told(f"brief “{asked}” from {ARTICLES:,} articles", samples)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench_analyze()
        bench_start(Path(folder))
        asyncio.run(bench_brief(Path(folder)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"peak_memory_mib": round(peak / (1024 if sys.platform != "darwin" else 1024**2))}))


if __name__ == "__main__":
    main()
