"""What is the page's and what is the article's, line by line."""

import pytest

from bot.parse.furniture import LONGEST, is_author_note, is_caption, is_closing, is_end, is_furniture, is_shouted

FURNITURE = [
    "Advertisement",
    "ADVERTISEMENT",
    "Share",
    "Share this article",
    "Facebook Twitter WhatsApp Email",
    "Read more: Dam inspectors were warned",
    "Related: The long winter of Osen",
    "[Related: The long winter of Osen]",
    "Subscribe to our newsletter",
    "Sign up for the morning briefing",
    "Get breaking news in your browser.",
    "We use cookies to improve your experience on our site.",
    "Your email address will not be published. Required fields are marked *",
    "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
    "© 2024 Norland Post. All rights reserved.",
    "Copyright 2024 Norland Post",
    "12 comments",
    "5 min read",
    "Image 2 of 5",
    "The dam at dusk. (Image: Norland Post)",
    "Water pours over the dam at Osen on Monday. (Ida Ek/Norland Post)",
    "Ann Roe speaks in Osen. Photo by Ida Ek",
    "The mayor in Osen. Ida Ek/Getty Images",
    "In this March 3 file photo, the mayor opens the gate.",
    "FILE - The mayor opens the gate.",
    "Lu Ek contributed to this report.",
    "(Reporting by Ann Roe; editing by Lu Ek)",
    "DAM KEEPER BLAMES COUNCIL AFTER YEAR OF MISSED INSPECTIONS",
    "Leggi anche: La diga",
    "Leave a Reply",
    "<img src='https://n.example/pixel.gif'> </noscript>",
    "* * *",
    "https://norland.example/dam",
]
NEWS = [
    "The dam held on Monday, the council said.",
    "“We share this burden,” Ms. Roe said.",
    "Copyright law was changed in March, and publishers protested.",
    "Subscribers left in their thousands, the commission found.",
    "He wants the council to share the cost with the company.",
    "Follow the money, the judge told them.",
    "More than forty people spent the night in a school.",
    "Twitter said it had closed the account.",
    "The company joined the market in 2003 and grew ever since.",
    "Reporters waited outside.",
    "NATO AND THE EU AGREE.",
    "Video shows the wall giving way, police said.",
    "Ann Roe was a columnist for the Norland Post until her arrest.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_page_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", NEWS)
def test_a_sentence_of_news_is_not(line: str) -> None:
    assert not is_furniture(line)


def test_an_author_note_is_known_from_a_daughter() -> None:
    assert is_author_note("Ann Roe is a senior reporter for the Norland Post.")
    assert not is_author_note("She is a reporter’s daughter and knows the trade.")


def test_a_long_article_on_one_line_is_never_small_print() -> None:
    line = "You and your commission consent to cookies and affiliate newsletters, he told the court. " * 30
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Leave a Reply", "Post a comment", "© 2024 Norland Post", "Your email address will not be published."]
)
def test_comment_forms_and_copyright_end_a_page(line: str) -> None:
    assert is_end(line)


@pytest.mark.parametrize(
    ("line", "closes"), [("Most read", True), ("More from Norland", True), ("More rain is due, they said.", False)]
)
def test_headings_of_what_follows_an_article(line: str, closes: bool) -> None:
    assert is_closing(line) is closes


@pytest.mark.parametrize(("length", "is_one"), [(LONGEST, True), (LONGEST + 1, False)])
def test_a_line_with_a_credit_is_a_caption_up_to_so_many_characters(length: int, is_one: bool) -> None:
    credit = " Photo: Getty Images"
    assert LONGEST == 400
    assert is_caption("a" * (length - len(credit)) + credit) is is_one


@pytest.mark.parametrize(("length", "is_one"), [(1_500, True), (1_501, False)])
def test_small_print_may_be_long(length: int, is_one: bool) -> None:
    notice = "We use cookies, and by subscribing to our newsletter you accept our privacy policy and terms of use. "
    assert is_furniture(notice + "a" * (length - len(notice))) is is_one


def test_a_long_credit_is_one() -> None:
    assert is_caption(f"The ferry lay at the quay on Monday. Photo courtesy of {'A' * 60}")


def test_capitals_are_shouted_from_eight_words_on() -> None:
    shouted = ["MINISTER", "QUITS", "AFTER", "ONE", "MORE", "NIGHT", "OF", "TALKS"]
    assert is_shouted(" ".join(shouted))
    assert not is_shouted(" ".join(shouted[:7]))
