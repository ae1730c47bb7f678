"""How often each rule of attribution is right, measured on labelled quotations; what the confidences of the rules rest on.

    python -m tests.quality.calibrate           a table of rules, English and all other languages apart

Articles of our own are always read; the larger sets of EVAL (else ../shared/eval) as well, where there are any:
quotes_polnear_more, quotes_de, quotes_world. An interval is Wilson's, of 95 %; a rule whose confidence lies above it is marked.
Named quotations found and names that are right have intervals by resampling articles (percentile bootstrap).
"""

import gzip
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.understand.quotes.continued import Voice
from bot.understand.quotes.find import SPEAKER_FLOOR, attribute_quotations
from bot.understand.quotes.quotation_marks import Quotation
from tests.quality.floor import scorer
from tests.quality.own import HALVES, articles, languages

_SETS = ("quotes_polnear_more", "quotes_de", "quotes_world")
_OVERLAP = 0.6
_RESAMPLES = 1000
_FEWEST = 5
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_HEAD = re.compile(r",|\(|\bwho\b|\bof\b|\bfor\b|\bfrom\b|\bat\b|\bin\b|\bwith\b|\bon\b|\bto\b|–|—")


class Answer(NamedTuple):
    """What one quotation was given: by which rule, how sure, and whether that is right (None for a speaker without a name)."""

    language: str
    article: str
    rule: str
    confidence: float
    is_named: bool
    is_right: bool


def answers() -> Iterator[Answer]:
    """The answers to every labelled quotation at hand."""
    yield from _own()
    script = scorer()
    for name in _SETS:
        path = script.parent / "data" / f"{name}.jsonl.gz" if script is not None else Path()
        if path.is_file():
            yield from _labelled(name, path)


def _own() -> Iterator[Answer]:
    for half in HALVES:
        for language in languages(half):
            for number, (body, labels) in enumerate(articles(half, language)):
                heard = attribute_quotations(body, language)
                for label in labels:
                    voice = _voice_ending(heard.quotations, heard.voices, label.end)
                    name = voice.person.name if voice is not None and voice.person is not None else ""
                    right = name in label.right or name in [one.split()[-1] for one in label.right]
                    yield _answer(language, f"own/{half}/{language}/{number}", voice, name, right, is_named=label.kind == "name")


def _voice_ending(spans: Sequence[Quotation], voices: dict[int, Voice], end: int) -> Voice | None:
    near = [n for n, span in enumerate(spans) if abs(span.end - end) <= 3]
    return voices.get(near[0]) if near else None


def _labelled(name: str, path: Path) -> Iterator[Answer]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            language = row.get("language", "en")
            heard = attribute_quotations(row["text"], language)
            for gold in row["quotes"]:
                index = _best(heard.quotations, gold["start"], gold["end"])
                voice = heard.voices.get(index) if index is not None else None
                said = voice.person.name if voice is not None and voice.person is not None else ""
                if gold["kind"] == "pronoun":
                    continue  # whom it means is not labelled
                wanted = _wanted(gold["speaker"] or "", language)
                is_named = gold["kind"] == "name" and bool(wanted)
                right = _last(said) in wanted if said else False
                if is_named or language != "en":
                    yield _answer(language, f"{name}/{row['id']}", voice, said, right, is_named=is_named)


def _answer(language: str, article: str, voice: Voice | None, name: str, right: bool, *, is_named: bool) -> Answer:
    if voice is None or not name:
        return Answer(language, article, "", 0.0, is_named, False)
    return Answer(language, article, voice.rule, voice.confidence, is_named, right)


def _best(spans: Sequence[Quotation], start: int, end: int) -> int | None:
    best, most = None, _OVERLAP
    for n, span in enumerate(spans):
        both = max(0, min(span.end, end) - max(span.start, start))
        share = both / max(1, max(span.end, end) - min(span.start, start))
        if share >= most:
            best, most = n, share
    return best


def _last(name: str) -> str:
    words = [re.sub(r"[’']s$", "", word.strip(".,")).lower() for word in name.split()]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1] if words else ""


def _wanted(speaker: str, language: str) -> set[str]:
    """Words of a labelled source of which a right name's last word is one; in English its last name, none for a common noun."""
    if language != "en":
        return {re.sub(r"[’']s$", "", word).lower() for word in re.findall(r"[\w’'-]+", speaker)}
    head = _HEAD.split(re.sub(r"^\W*(?:The|A|An)\s", " ", speaker.strip()))[0].strip()
    capitals = re.findall(r"[A-Z][\w’'\-]*\.?", head)
    tail = re.sub(r"[’']s$", "", head.split()[-1]) if head else ""
    if not capitals or (tail[0].islower() and tail.lower() not in _SUFFIXES):
        return set()
    return {_last(" ".join(capitals))}


def interval(right: int, count: int) -> tuple[float, float]:
    """Wilson's interval of 95 % around a share, in 0..1."""
    z, share = 1.96, right / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * ((share * (1 - share) + z * z / (4 * count)) / count) ** 0.5 / (1 + z * z / count)
    return middle - half, middle + half


def resampled(found: list[Answer]) -> dict[str, tuple[float, float, float]]:
    """Named quotations with their name, and names that are right: the share in percent, and its interval over articles."""
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for one in found:
        counts, given = groups[one.article], one.confidence >= SPEAKER_FLOOR
        counts[0] += one.is_named
        counts[1] += one.is_named and given and one.is_right
        counts[2] += given
        counts[3] += given and one.is_right
    rows, chance = list(groups.values()), random.Random(1)
    drawn = [_shares(chance.choices(rows, k=len(rows))) for _ in range(_RESAMPLES)]
    out = {}
    for place, name in enumerate(("named", "right")):
        ordered = sorted(one[place] for one in drawn)
        out[name] = (_shares(rows)[place], ordered[_RESAMPLES // 40], ordered[-_RESAMPLES // 40])
    return out


def _shares(rows: list[list[int]]) -> tuple[float, float]:
    named, found, given, right = (sum(row[n] for row in rows) for n in range(4))
    return 100 * found / max(1, named), 100 * right / max(1, given)


def table(found: list[Answer]) -> Iterator[str]:
    """A line a rule: answers, share that is right with its interval, and the confidence that the code gives it."""
    rules: dict[str, list[Answer]] = defaultdict(list)
    for one in found:
        if one.rule:
            rules[one.rule].append(one)
    for rule, given in sorted(rules.items(), key=lambda item: -len(item[1])):
        if len(given) < _FEWEST:
            continue
        right = sum(one.is_right for one in given)
        low, high = interval(right, len(given))
        sure = sum(one.confidence for one in given) / len(given)
        mark = "  surer than measured" if sure > high else ""
        shares = f"{100 * right / len(given):5.1f}  [{100 * low:4.1f}, {100 * high:5.1f}]  confidence {sure:.2f}"
        yield f"  {rule:24} {len(given):5}  {shares}{mark}"


def main() -> None:
    found = list(answers())
    for title, group in (
        ("English", [one for one in found if one.language == "en"]),
        ("other languages", [one for one in found if one.language != "en"]),
    ):
        sys.stdout.write(f"{title}: {len(group)} quotations\n" + "".join(f"{line}\n" for line in table(group)))
        for name, (share, low, high) in resampled(group).items():
            sys.stdout.write(f"  {name} {share:.1f} [{low:.1f}, {high:.1f}]\n")


if __name__ == "__main__":
    main()
