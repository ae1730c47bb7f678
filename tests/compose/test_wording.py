from string import Formatter

import pytest

from bot.compose.wording import PLURALS, WORDINGS, say, weave
from bot.model.document import Span, Style

TEMPLATES = [
    (language, key, template)
    for language, wordings in WORDINGS.items()
    for key, wording in wordings.items()
    for template in ([wording] if isinstance(wording, str) else wording.values())
]


@pytest.mark.parametrize(("n", "said"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (21, "21 stories")])
def test_counts_are_said_in_the_right_number(n: int, said: str) -> None:
    assert say("en", "stories", n=n) == said


def test_a_language_without_words_of_its_own_is_spoken_to_in_english() -> None:
    assert say("xx", "stories", n=1) == "1 story"


def test_values_are_never_read_as_templates() -> None:
    hostile = "{n} {name.__class__.__mro__}"
    assert say("en", "unknown_topic", name=hostile) == f"No topic “{hostile}”."
    assert weave("en", "did_you_mean", names=hostile)[1].text == hostile


def test_woven_spans_keep_their_style_and_say_the_same() -> None:
    name = Span(text="Floods", style=Style.STRONG)
    spans = weave("en", "did_you_mean", names=(name,))
    assert name in spans
    assert "".join(span.text for span in spans) == say("en", "did_you_mean", names="Floods")


@pytest.mark.parametrize(("language", "key", "template"), TEMPLATES)
def test_every_wording_is_a_template_of_plain_names(language: str, key: str, template: str) -> None:
    names = [name for _, name, spec, conversion in Formatter().parse(template) if name is not None]
    assert all(name.isidentifier() for name in names), template
    assert key in WORDINGS["en"], "other languages say what English says"
    assert language in PLURALS


def test_counted_wordings_have_the_form_for_all_other_counts() -> None:
    assert all("other" in wording for table in WORDINGS.values() for wording in table.values() if not isinstance(wording, str))


@pytest.mark.parametrize(("key", "n"), [("days", 7), ("months", 12)])
def test_calendars_are_complete(key: str, n: int) -> None:
    assert all(len(str(table[key]).split()) == n for table in WORDINGS.values() if key in table)
