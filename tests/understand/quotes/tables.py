"""All that is read in a text, in lines that people can check; `attributions.txt` and `phrases.txt` hold such readings.

`python -m tests.understand.quotes.tables` prints a file anew, for looking at what a change of the rules does to it.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bot.model.analysis import Quote, QuoteKind
from bot.understand.quotes.clauses import Clause
from bot.understand.quotes.find import Attributed, attribute_quotations, find_quotes, read_clauses
from bot.understand.quotes.other_languages.continued import read_lines
from bot.understand.quotes.other_languages.facts import language_facts
from bot.understand.quotes.other_languages.lines import Line, SpeakerPhrase
from bot.understand.quotes.other_languages.names import FullNames
from bot.understand.quotes.other_languages.subjects import subject_of
from bot.understand.quotes.people import People, Person
from bot.understand.quotes.phrases import Phrase
from bot.understand.quotes.quotation_marks import find_quotations
from bot.understand.sentences import split_sentences

FOLDER = Path(__file__).parent
PARAGRAPH = " ¶ "

Row = tuple[str, str, list[str]]
"""A language, a text, and how it is read."""


def attributions(language: str, text: str) -> list[str]:
    """Who is named in a text, and its quotations with whoever speaks them.

    `Voss = Ana Voss (mayor), f` is a name with the person that it means, in English; `no he or she` is not known to be one.
    `“…” | Ana Voss | role: mayor | cue: said | 0.97` tells of a quotation what there is; a name behind "?" is not sure enough.
    """
    found = attribute_quotations(text, language)
    names = [_person(text, clause, found.people) for clause in found.clauses if found.people is not None] if found.people else []
    return [line for line in names if line] + _quotations(language, text, found)


def phrases(language: str, text: str) -> list[str]:
    """What may speak in a text: its names, its subject, verbs of saying with theirs, and the phrase at each word."""
    quotations = find_quotations(text)
    if language != "en":
        facts = language_facts(language)
        assert facts is not None
        lines = read_lines(text, quotations, facts, language)
        named = FullNames(text, lines, facts)
        for line in lines:
            line.surnames = named.surnames
        return [told for line in lines for told in _line(text, line, named)]
    clauses, _ = read_clauses(text, quotations)
    return [told for clause in clauses for told in _clause(text, clause)]


def _clause(text: str, clause: Clause) -> Iterator[str]:
    names = [
        (f"({_words(text, clause, m.first, m.name)}) " if m.first < m.name else "")
        + _words(text, clause, m.name, m.stop)
        + (" [possessive]" if m.possessive else "")
        for m in clause.mentions
    ]
    count = len(clause.low)
    yield f"names: {'; '.join(names) or '-'}"
    yield f"subject: {_phrase(text, clause, clause.first_subject(0, count))}"
    for cue in clause.cues(0, count):
        yield f"{clause.low[cue]} < {_phrase(text, clause, clause.subject(cue, 0))}"
    yield f"begin: {_all(_phrase(text, clause, clause.starting_at(at)) for at in range(count))}"
    yield f"end: {_all(_phrase(text, clause, clause.ending_at(at, 0)) for at in range(count))}"


def _line(text: str, line: Line, named: FullNames) -> Iterator[str]:
    count = len(line.low)
    for cue in line.cues(0, count):
        yield f"{line.low[cue]} < {_source(text, line, subject_of(line, cue, count, 0))}"
    found = [line.phrase(at, count) for at in range(count)]
    yield f"begin: {_all(_source(text, line, one) for one in found)}"
    people = {one: p for one in found if one and one.name >= 0 and (p := named.person(line, one)) is not None}
    yield f"people: {_all(_named(person) for person in people.values())}"


def _named(person: Person) -> str:
    return f"{person.name} ({person.role}), {person.gender or '-'}" if person.role else f"{person.name}, {person.gender or '-'}"


def _all(told: Iterable[str]) -> str:
    """What there is, each once."""
    return "; ".join(one for one in dict.fromkeys(told) if one != "-") or "-"


def _phrase(text: str, clause: Clause, found: Phrase | None) -> str:
    if found is None:
        return "-"
    role = f"({_words(text, clause, *found.role)}) " if found.role is not None else ""
    return f"{found.kind.value} {role}{_words(text, clause, found.first, found.stop)}"


def _source(text: str, line: Line, found: SpeakerPhrase | None) -> str:
    if found is None:
        return "-"
    office = f"({_words(text, line, found.first, found.office)}) " if found.first < found.office else ""
    name = f" [{_words(text, line, found.name, found.last)}]" if found.name >= 0 else ""
    return f"{found.kind.value} {office}{_words(text, line, found.first, found.stop)}{name}"


def _person(text: str, clause: Clause, people: People) -> str:
    told = []
    for mention in clause.mentions:
        who = people.look_up(clause.statement, mention)
        name = _words(text, clause, mention.first, mention.stop)
        known = f" = {who.name}" if who.name != name else ""
        role = f" ({who.role})" if who.role else ""
        told.append(f"{name}{known}{role}, {who.gender or '-' if who.human else 'no he or she'}")
    return "; ".join(told)


def _words(text: str, clause: Clause, first: int, stop: int) -> str:
    return text[clause.tokens[first].start : clause.tokens[stop - 1].end] if first < stop else ""


def _quotations(language: str, text: str, found: Attributed) -> list[str]:
    quotes = find_quotes(text, split_sentences(tuple(text.split("\n\n")), language), language=language)
    told = [_quotation(quote) for quote in quotes]
    named = {part.start for quote in quotes if quote.speaker is not None for part in quote.parts}
    for index, voice in sorted(found.voices.items()):
        start, end, *_ = found.quotations[index]
        if start not in named:
            told.append(f"{_short(text[start:end])} ? {voice.person.name if voice.person else '-'} {voice.confidence:.2f}")
    return told


def _quotation(quote: Quote) -> str:
    told = [" … ".join(_short(part.text) for part in quote.parts)]
    told += ["in part"] * (quote.kind is QuoteKind.MIXED)
    told += [f"lead: {quote.lead.text}"] if quote.lead is not None else []
    if quote.speaker is not None:
        told += [quote.speaker.name]
        told += [f"role: {quote.speaker.role}"] * (quote.speaker.role != "")
        told += [f"via: {quote.speaker.via}"] * (quote.speaker.via != "")
    told += [f"cue: {quote.cue}"] * (quote.cue != "")
    told += [f"at: {quote.venue}"] * (quote.venue != "")
    told += [f"{quote.confidence:.2f}"] * (quote.confidence != 0)
    return " | ".join(told)


def _short(text: str) -> str:
    return text if len(text) < 24 else f"{text[:10]}…{text[-8:]}"


def rows(name: str) -> list[Row]:
    """The rows of a file: a language and a text, and under it, indented, how it is read."""
    found: list[Row] = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[-1][2].append(line.strip())
        elif line and not line.startswith("#"):
            language, _, text = line.partition(" ")
            found.append((language, text.replace(PARAGRAPH, "\n\n"), []))
    return found


READINGS: dict[str, Callable[[str, str], list[str]]] = {"attributions.txt": attributions, "phrases.txt": phrases}


def _printed(name: str) -> Iterator[str]:
    for language, text, _ in rows(name):
        yield f"{language} " + text.replace("\n\n", PARAGRAPH)
        yield from (f"    {line}" for line in READINGS[name](language, text))


if __name__ == "__main__":
    sys.stdout.write("\n".join(_printed(sys.argv[1])) + "\n")
