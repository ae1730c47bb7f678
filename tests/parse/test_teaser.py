import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parse.teaser import is_links_only, without_prompts

KEPT = "The council closed the bridge on Monday."


@pytest.mark.parametrize(
    "prompt",
    [
        "Read more", "[Read more]", "Read more…", "Continue reading →", "Continue reading Bridge closes",
        "Comments", "[comments]",
        "12 Comments", "Comments (3)", "(more)", "Weiterlesen", "Zum Artikel", "Lire la suite", "Leer más »", "Leia mais",
        "Читати далі", "Подробнее", "اقرأ المزيد", "続きを読む", "阅读全文", "[link] [comments]",
        "The post Bridge closes appeared first on Coast Daily.", "The post “A. B.” first appeared on Coast Daily",
        "Der Beitrag Brücke zu erschien zuerst auf Küste.", "La entrada Puente apareció primero en Costa.",
        "L’article Pont fermé est apparu en premier sur La Côte.", "O post Ponte apareceu primeiro em Costa.",
        "Article URL: https://a.example/1 Comments URL: https://b.example/2 Points: 12 # Comments: 3",
    ],
)  # fmt: skip
def test_what_leads_to_the_article_is_no_part_of_it(prompt: str) -> None:
    assert without_prompts([prompt], title="Bridge closes") == ()
    assert without_prompts([f"{KEPT} {prompt}"], title="Bridge") == (KEPT,)
    assert without_prompts([KEPT, prompt], title="Bridge") == (KEPT,)


@pytest.mark.parametrize(
    "text",
    [
        "Teachers want children to read more.",
        "The minister declined to answer comments",
        "It costs 40 million crowns, and will cost more.",
        "He was asked for the full story",
        "Many papers were submitted by students.",
        "The council closed the bridge […]",
        "«Wir wollen mehr», sagte sie. Mehr sagte sie nicht, und ging",
        "Comments by the mayor drew anger in the town.",
    ],
)
def test_the_same_words_within_a_sentence_stay(text: str) -> None:
    assert without_prompts([text], title="Bridge") == (text,)


def test_the_headline_again_goes_be_it_with_the_outlets_name() -> None:
    again = ["Bridge closes!", "Bridge closes  Coast Daily", "“Bridge” closes – Coast Daily", KEPT]
    assert without_prompts(again, title="Bridge closes", outlet="Coast Daily") == (KEPT,)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="x">Bridge closes</a>&nbsp;&nbsp;<font color="#6f6f6f">Coast Daily</font>', True),
        ('<ol><li><a href="x">One</a></li><li><a href="y">Two</a> <font>B</font></li></ol>', True),
        ('<a href="x">Bridge closes</a>: the council voted', False),
        ("The council voted", False),
        ("", True),
        ("<a " * 5000, False),
    ],
)
def test_a_list_of_links_is_known(markup: str, expected: bool) -> None:
    assert is_links_only(markup) is expected


@given(
    st.lists(st.text(max_size=60) | st.sampled_from([KEPT, "Read more", "Comments", KEPT + " Read more"])), st.text(max_size=20)
)
def test_what_is_left_stood_there_and_is_left_again(paragraphs: list[str], title: str) -> None:
    left = without_prompts(paragraphs, title=title)
    assert all(any(one in paragraph for paragraph in paragraphs) for one in left)
    assert without_prompts(left, title=title) == left
