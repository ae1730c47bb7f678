"""How the reporter's own words fall into sentences: tokens, abbreviations, datelines, captions, quotations at an end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.quotes.quotation_marks import find_quotations
from bot.understand.quotes.statements import bare, read_statements


def told(text: str, abbreviated: frozenset[str] = frozenset()) -> list[str]:
    """Each sentence as its tokens; ":" behind one that ends in a colon."""
    found = read_statements(text, find_quotations(text), abbreviated)
    assert all(s.quotes == tuple(n for n, token in enumerate(s.tokens) if token.quote >= 0) for s in found)
    assert all(token.text == text[token.start : token.end] for s in found for token in s.tokens)
    return ["|".join(token.text for token in s.tokens) + (" :" if s.colon else "") for s in found]


WORDS = [
    ("Rain fell! Was it late? It was.", ["Rain|fell", "Was|it|late", "It|was"]),
    ("Rain fell", ["Rain|fell"]),
    ("", []),
    ("Sen. Ana Voss of St. Gask met Mr. Roe in Jan. at Acme Co., No. 4.",
     ["Sen.|Ana|Voss|of|St.|Gask|met|Mr.|Roe|in|Jan.|at|Acme|Co.|,|No.|4"]),
    ("Roe vs. Voss was heard.", ["Roe|vs.|Voss|was|heard"]),
    ("Ms. Roe met Dr., and left.", ["Ms.|Roe|met|Dr.|,|and|left"]),
    ("The U.S. fell. J.K. Voss left. J. K. Voss came.", ["The|U.S.|fell", "J.K.|Voss|left", "J.|K.|Voss|came"]),
    ("It fell at 5 p.m. on Monday.", ["It|fell|at|5|p.m.|on|Monday"]),
    ("It fell, etc. and rose.", ["It|fell|,|etc|.|and|rose"]),
    ("It cost 3,000.5 at 9:30 on 3/4; the 44-year-old paid.", ["It|cost|3,000.5|at|9:30|on|3/4|;|the|44-year-old|paid"]),
    ("Voss's well-known AT&T plan -- the farmers' too -- is ready... now.",
     ["Voss's|well-known|AT&T|plan|--|the|farmers'|too|--|is|ready|...|now"]),
    ("He wrote:\nRain fell.", ["He|wrote|: :", "Rain|fell"]),
    ("Rain (or snow) fell.", ["Rain|fell"]),
    (f"Rain ({'o' * 80}) fell.", ["Rain|fell"]),
    (f"Rain ({'o' * 81}) fell.", [f"Rain|{'o' * 81}|)|fell"]),
    ("Rain (or\nsnow) fell.", ["Rain|or", "snow|)|fell"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), WORDS)
def test_words_marks_and_abbreviations(text: str, sentences: list[str]) -> None:
    assert told(text) == sentences


DATELINES = [
    ("RIVERTON, May 3 — Rain fell.", ["Rain|fell"]),
    ("RIVERTON - Rain fell.", ["Rain|fell"]),
    ("USA — Rain fell.", ["Rain|fell"]),
    ("US — Rain fell.", ["US|—|Rain|fell"]),
    ("Riverton — Rain fell.", ["Riverton|—|Rain|fell"]),
    ("“RIVERTON” — rain fell.", ["“RIVERTON”|—|rain|fell"]),
    ("RIVERTON was wet.", ["RIVERTON|was|wet"]),
    ("RIVERTON, a town on the green Arle in early May — Rain.", ["Rain"]),
    ("RIVERTON, a town on the green Arle in a wet May — Rain.", ["RIVERTON|,|a|town|on|the|green|Arle|in|a|wet|May|—|Rain"]),
]


@pytest.mark.parametrize(("text", "sentences"), DATELINES)
def test_a_dateline_is_left_out(text: str, sentences: list[str]) -> None:
    assert told(text) == sentences


CAPTIONS = [
    "Ana Voss at the dam. (Lena Fuchs/Ministry)",
    "Ana Voss at the dam. (Photo of May).",
    "Ana Voss at the dam (Lena images)",
    "Ana Voss. Getty Images / Lena",
    "Ana Voss. Photograph: Lena Fuchs",
    f"Ana (Photo: {'x' * 151})",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_is_left_out(caption: str) -> None:
    assert told(f"{caption}\nSnow fell.") == ["Snow|fell"]
    assert told(f"Rain.\n{caption}\nSnow fell.") == ["Rain", "Snow|fell"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Rain (a/b) fell.", "Rain|fell"),
        ("Rain fell (Photo: Lena) in May.", "Rain|fell|in|May"),
        (f"Ana (Photo: {'x' * 152})", f"Ana|Photo|:|{'x' * 152}|)"),
    ],
)
def test_other_brackets_make_no_caption(text: str, sentence: str) -> None:
    assert told(text) == [sentence]


QUOTATIONS = [
    ("He said: “We go.” She left.", ["He|said|:|“We go.”", "She|left"]),
    ("He said “we go.” but left.", ["He|said|“we go.”|but|left"]),
    ("He said “we go.”, then left.", ["He|said|“we go.”|,|then|left"]),
    ("He said “we go.” — Then he left.", ["He|said|“we go.”|—|Then|he|left"]),
    ("He said “we go.” - Then he left.", ["He|said|“we go.”|-|Then|he|left"]),
    ("He said “we go”. She left.", ["He|said|“we go”", "She|left"]),
    ("“We go!” She left.", ["“We go!”", "She|left"]),
    ("“We go?” It left.", ["“We go?”", "It|left"]),
    ("“We go!” Voss left.", ["“We go!”|Voss|left"]),
    ("“We go?” he left.", ["“We go?”|he|left"]),
    ("“We go.” 44 left.", ["“We go.”", "44|left"]),
    ("“‘We go.’” He left.", ["“‘We go.’”", "He|left"]),
    ("“We go.” “We stay.” He left.", ["“We go.”", "“We stay.”", "He|left"]),
    ("“We go…” “We stay!” “We wait?” “Go.”", ["“We go…”", "“We stay!”", "“We wait?”", "“Go.”"]),
    ("“We go,” “we stay.”", ["“We go,”|“we stay.”"]),
    ("“We go” “we stay” he said.", ["“We go”|“we stay”|he|said"]),
    ("“A one,” he said.\nRain.\n“B two,” she said.", ["“A one,”|he|said", "Rain", "“B two,”|she|said"]),
]


@pytest.mark.parametrize(("text", "sentences"), QUOTATIONS)
def test_a_quotation_is_one_token_and_may_end_its_sentence(text: str, sentences: list[str]) -> None:
    assert told(text) == sentences


def test_sentences_know_their_paragraph() -> None:
    text = "Rain. Snow.\n\n“We go,” he said.\n(Photo: Lena)\nHail."
    found = read_statements(text, find_quotations(text))
    assert [(s.paragraph, s.tokens[0].text, s.quotes) for s in found] == [
        (0, "Rain", ()), (0, "Snow", ()), (1, "“We go,”", (0,)), (3, "Hail", ())
    ]  # fmt: skip


def test_the_stop_of_a_known_abbreviation_is_its_own() -> None:
    known = frozenset({"bzw", "ca"})
    assert told("Er kam bzw. Sie ging. Es sind ca. 40.", known) == ["Er|kam|bzw.|Sie|ging", "Es|sind|ca.|40"]
    assert told("Er kam bzw. Sie ging.") == ["Er|kam|bzw", "Sie|ging"]
    assert told("Es sind ca . Und mehr.", known) == ["Es|sind|ca", "Und|mehr"]
    assert told(". bzw. Er", known) == [".|bzw.|Er"]


@pytest.mark.parametrize(
    ("word", "without"),
    [("Voss's", "Voss"), ("Voss’s", "Voss"), ("farmers'", "farmers"), ("farmers’", "farmers"), ("boss", "boss")],
)
def test_a_word_without_its_possessive_ending(word: str, without: str) -> None:
    assert bare(word) == without


@given(st.lists(st.sampled_from(["Rain", "fell", ".", "“We go.”", "“we”", ",", "(so)", "\n", "Dr.", ":"]), max_size=25))
def test_no_word_is_lost_and_none_is_told_twice(words: list[str]) -> None:
    text = " ".join(words)
    found = read_statements(text, find_quotations(text))
    tokens = [token for s in found for token in s.tokens]
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    assert sum(token.text in ("Rain", "fell") for token in tokens) == words.count("Rain") + words.count("fell")
    assert sum(token.quote >= 0 for token in tokens) == len(find_quotations(text))
