"""Forms as modals: every limit at n and n+1, and what comes back."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.units import units
from bot.compose.wording import say
from bot.model.conversation import Field, Form, OptionKind
from bot.model.document import Document, Heading, Rule, Small, Span, Text
from bot.platforms.slack.home import home_view
from bot.platforms.slack.limits import MODAL_TITLE
from bot.platforms.slack.modals import document_view, form_view, submitted
from bot.words.catalogue import catalogue, languages
from tests.platforms.slack.rules import check_view

WIDE = "🌊"


def view(*fields: Field, title: str = "Topic", hidden: dict[str, str] | None = None) -> dict[str, Any]:
    return form_view(Form(title=title, path=("topics", "add"), fields=fields, hidden=hidden or {}), channel="C1", language="en")


def field(**more: Any) -> Field:
    return Field(**{"name": "words", "label": "Words", **more})


@pytest.mark.parametrize(("length", "shown"), [(24, "x" * 24), (25, "Dateline")])
def test_a_title_holds_24_characters_and_a_longer_one_is_not_cut_short(length: int, shown: str) -> None:
    made = view(field(), title="x" * length)
    assert made["title"]["text"] == shown
    check_view(made)


@pytest.mark.parametrize(("length", "kept"), [(3000, 3000), (3001, 3000)])
def test_an_input_holds_3000_characters(length: int, kept: int) -> None:
    made = view(field(value="x" * length, most_characters=4000))
    element = made["blocks"][0]["element"]
    assert (len(element["initial_value"]), element["max_length"], element["multiline"]) == (kept, 3000, True)
    check_view(made)


@pytest.mark.parametrize(("length", "kept"), [(2000, 2000), (2001, 2000)])
def test_a_hint_holds_2000_characters(length: int, kept: int) -> None:
    made = view(field(hint="x" * length))
    assert len(made["blocks"][0]["hint"]["text"]) == kept
    check_view(made)


@pytest.mark.parametrize(("count", "kept"), [(100, 100), (101, 100)])
def test_a_choice_has_100_options(count: int, kept: int) -> None:
    made = view(field(kind=OptionKind.CHOICE, choices=tuple((f"v{n}", "x" * 80) for n in range(count)), value="v3"))
    assert len(made["blocks"][0]["element"]["options"]) == kept
    assert made["blocks"][0]["element"]["initial_option"]["value"] == "v3"
    check_view(made)


@pytest.mark.parametrize(("length", "kept"), [(150, 2), (151, 1)])
def test_an_options_value_holds_150_characters(length: int, kept: int) -> None:
    made = view(field(kind=OptionKind.CHOICE, choices=(("a", "A"), ("x" * length, "X"))))
    assert len(made["blocks"][0]["element"]["options"]) == kept


def test_hidden_values_that_slack_cannot_carry_are_refused_before_it_does() -> None:
    room = 3000 - len(view(field(), hidden={"topic": ""})["private_metadata"])
    check_view(view(field(), hidden={"topic": "x" * room}))
    with pytest.raises(ValueError, match="hides"):
        view(field(), hidden={"topic": "x" * (room + 1)})


def test_no_form_has_a_title_that_is_too_long() -> None:
    for language in languages():
        titles = [key for key in catalogue(language).entries if key.startswith("form.")]
        assert titles
        assert all(units(say(language, key)) <= MODAL_TITLE for key in titles), language


@pytest.mark.parametrize(("held", "shown"), [("C1", "C1"), ("G1", "G1"), ("D1", None), ("", None)])
def test_a_form_asked_for_in_a_direct_message_offers_no_channel_that_slack_would_not(held: str, shown: str | None) -> None:
    made = view(field(name="channel", kind=OptionKind.CHANNEL, value=held))
    assert made["blocks"][0]["element"].get("initial_conversation") == shown


def test_what_is_filled_in_comes_back_with_what_is_hidden() -> None:
    made = view(field(), field(name="channel", kind=OptionKind.CHANNEL, value="C7"), hidden={"topic": "Floods"})
    states = {
        "words": {"value": {"type": "plain_text_input", "value": None}},
        "channel": {"value": {"type": "conversations_select", "selected_conversation": "C8"}},
        "length": {"value": {"type": "static_select", "selected_option": {"value": "long"}}},
        "file": {"value": {"type": "file_input", "files": [{"id": "F1"}]}},
    }
    told = submitted({**made, "state": {"values": states}})
    assert (told.path, told.channel) == (("topics", "add"), "C1")
    assert told.values == {"words": "", "channel": "C8", "length": "long", "topic": "Floods"}
    assert told.files == ({"id": "F1"},)


@pytest.mark.parametrize("stories", [1, 30, 200])
def test_a_document_of_any_length_is_a_view(stories: int) -> None:
    blocks = [
        block
        for n in range(stories)
        for block in (
            Rule(),
            Heading(spans=(Span(text=f"{n}"),), level=2),
            Text(spans=(Span(text=WIDE * 200),)),
            Small(spans=(Span(text="s"),)),
        )
    ][1:]
    document = Document(title="Floods", blocks=tuple(blocks))
    check_view(document_view(document, title=document.title, channel="C1", language="en"))
    check_view(home_view([document] * 4, language="en", may_configure=True, delegates=frozenset({"U1"})))


def test_a_group_cannot_be_chosen_in_a_form_and_is_left_out() -> None:
    made = view(field(), field(name="ping", kind=OptionKind.ROLE))
    assert [block["block_id"] for block in made["blocks"]] == ["words"]


FIELDS = st.builds(
    Field,
    name=st.sampled_from(["a", "b"]),
    label=st.text(max_size=3000),
    kind=st.sampled_from([kind for kind in OptionKind if kind is not OptionKind.ROLE]),
    value=st.text(max_size=50).map(lambda text: text * 100),
    hint=st.text(max_size=3000),
    most_characters=st.integers(1, 5000),
    choices=st.lists(st.tuples(st.text(min_size=1, max_size=75), st.text(max_size=100)), min_size=1, max_size=3).map(tuple),
)


@given(FIELDS.filter(lambda field: field.kind is not OptionKind.CHANNEL), st.text(max_size=100))
@settings(max_examples=50, deadline=None)
def test_any_form_is_a_view(made: Field, title: str) -> None:
    check_view(view(made, title=title))
