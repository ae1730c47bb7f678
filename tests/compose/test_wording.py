import pytest

from bot.compose.wording import say, weave
from bot.model.document import Span, Style


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
