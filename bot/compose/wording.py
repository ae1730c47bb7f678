"""Every word that the bot says of its own accord, in one table; news itself is never touched by it.

A wording is a `str.format` template, or one template for each plural category of the Unicode CLDR
(https://cldr.unicode.org/index/cldr-spec/plural-rules), picked by the value `n`. To add a language, add its column to
`WORDINGS` and, if it does not count like English, its rule to `PLURALS`; what a column leaves out is said in English.
"""

from collections.abc import Callable, Mapping
from string import Formatter

from bot.model.document import Span

Wording = str | Mapping[str, str]

WORDINGS: Mapping[str, Mapping[str, Wording]] = {
    "en": {
        # what is counted
        "stories": {"one": "{n} story", "other": "{n} stories"},
        "reports": {"one": "{n} report", "other": "{n} reports"},
        "outlets": {"one": "{n} outlet", "other": "{n} outlets"},
        "stories_from_reports": "{stories} from {reports}",
        "reports_and_outlets": "{reports}, {outlets}",
        "more": "+{n} more",
        "more_left_out": {"one": "+{n} more story that did not fit here", "other": "+{n} more stories that did not fit here"},
        # times
        "days": "Mon Tue Wed Thu Fri Sat Sun",
        "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "today": "today {time}",
        "last_minutes": "last {n} min",
        "last_hours": "last {n} h",
        "last_days": {"one": "last day", "other": "last {n} days"},
        "next_digest": "next digest {when}",
        "stale": {"one": "{date} ({n} day old)", "other": "{date} ({n} days old)"},
        "said_date": "“{text}” (no date in the file)",
        "no_date": "no date in the file",
        # a digest and its stories
        "news_digest": "News digest",
        "also_notable": "Also notable",
        "also_notable_of": "Also notable ({shown} of {n})",
        "part": "{title} · part {n}",
        "via": "via {source}",
        "unnamed_source": "unnamed source",
        "teaser": "only a teaser in the file",
        "follow_up": "follow-up, day {n}",
        "alerted": "you were alerted to this",
        "more_reports": {"one": "+{n} more report", "other": "+{n} more reports"},
        "breaking": "Breaking: {headline}",
        "reports_within": "{reports}, {outlets} in {minutes} min",
        "failing": {"one": "{n} of {total} feeds failing", "other": "{n} of {total} feeds failing"},
        "reading": "{paragraphs} paragraphs, {sentences} sentences, language {written}, summary by {method}; "
        "quotes: {quotes}, with a speaker: {attributed}",
        # when there is little to say
        "quiet": "Nothing to report in the {window}.",
        "no_match": "No {name} reports in the {window}.",
        "latest": "Latest: {when}, {headline}.",
        "read_since": {"one": "{n} report read since then.", "other": "{n} reports read since then."},
        "read": {"one": "{n} report read.", "other": "{n} reports read."},
        "failing_sentence": "{n} of {total} feeds failing.",
        "nothing_new": "Nothing new on {name} since your brief of {when} ({stories} unchanged).",
        "unknown_topic": "No topic “{name}”.",
        "did_you_mean": "Did you mean {names}?",
        "search": "search, not a saved topic",
        "source_failing": "{source} cannot be read: {problem}",
        "source_failing_since": "{source} cannot be read since {when}: {problem}",
    },
}  # fmt: skip
"""Language code (ISO 639-1) to key to wording."""

PLURALS: Mapping[str, Callable[[int], str]] = {
    "en": lambda n: "one" if n == 1 else "other",
}
"""Language code to the rule that gives a count its plural category."""


def say(language: str, key: str, **values: str | int) -> str:
    """A wording with its values filled in. Values are never read as templates, so they may be anybody's text."""
    return _template(language, key, values.get("n", 0)).format(**values)


def weave(language: str, key: str, **values: tuple[Span, ...] | str | int) -> tuple[Span, ...]:
    """The same as `say`, as spans: values that are spans keep their styles, links and citations."""
    spans: list[Span] = []
    for literal, name, _, _ in Formatter().parse(_template(language, key, values.get("n", 0))):
        if literal:
            spans.append(Span(text=literal))
        if name is not None:
            value = values[name]
            spans += value if isinstance(value, tuple) else (Span(text=str(value)),)
    return tuple(spans)


def _template(language: str, key: str, count: object) -> str:
    spoken = language if key in WORDINGS.get(language, {}) else "en"
    wording = WORDINGS[spoken][key]
    if isinstance(wording, str):
        return wording
    category = PLURALS.get(spoken, PLURALS["en"])(count if isinstance(count, int) else 0)
    return wording.get(category, wording["other"])
