"""Paragraphs that stand in several articles of one publisher are no part of any."""

from bot.parse.repeats import repeated, repeated_of, without

FRAME = "Our reporters work from six towns along the coast."
BODIES = [
    f"The council of {town} voted on Monday to close the old bridge there for two years." for town in ("Aldham", "Brent", "Corby")
]


def test_what_stands_under_three_titles_is_furniture() -> None:
    articles = [(f"Title {n}", (body, FRAME)) for n, body in enumerate(BODIES)]
    assert repeated(articles) == {FRAME}
    assert repeated(articles[:2]) == frozenset()
    assert repeated(articles[:2], least=2) == {FRAME}


def test_versions_of_one_article_have_no_furniture() -> None:
    assert repeated([("The same title", (BODIES[0], FRAME))] * 5) == frozenset()


def test_white_space_makes_no_other_paragraph() -> None:
    assert repeated([("a", (FRAME,)), ("b", (FRAME.replace(" ", "  "),)), ("c", (f" {FRAME}\n",))]) == {FRAME}


def test_an_article_loses_a_quarter_of_itself_at_most() -> None:
    whole = (BODIES[0] * 3, FRAME)
    assert without(whole, {FRAME}) == whole[:1]
    assert without((BODIES[0], FRAME), {FRAME}) == (BODIES[0], FRAME), "more than a quarter: these are its own words"
    assert without((), {FRAME}) == ()


def test_new_articles_are_compared_with_texts_that_were_known() -> None:
    new = [("Title", (BODIES[0], FRAME))]
    assert repeated_of(new, [("a", f"{BODIES[1]} {FRAME}"), ("b", f"{BODIES[2]} {FRAME} More.")]) == {FRAME}
    assert repeated_of(new, [("a", f"{BODIES[1]} {FRAME}"), ("a", FRAME)]) == frozenset(), "one title"
