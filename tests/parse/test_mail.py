"""Newsletters as files: subject, sender, date and the letter's own words."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import Unreadable
from bot.parse.mail import MOST_PARTS, parse_mail

VOTE = "The council of Westhaven voted by nine to four on Monday to close the old swing bridge for two years."
OST = "“We have no choice, the steel is tired,” said mayor Lena Ost."
BODY = f"<p>{VOTE}</p><p>{OST}</p>"


def letter(html: str = BODY, plain: str = "", **headers: str) -> bytes:
    message = EmailMessage()
    named = {"From": "Island Courier <letter@courier.example>", "Subject": "Morning letter: swing bridge closes",
             "Date": "Mon, 30 Nov 2026 06:00:00 +0100", **headers}  # fmt: skip
    for name, value in named.items():
        if value:
            message[name.replace("_", "-")] = value
    message.set_content(plain or "See the HTML part.")
    if html:
        message.add_alternative(f"<html><body>{html}</body></html>", subtype="html")
    return message.as_bytes()


def test_a_letter_gives_its_subject_its_sender_and_its_moment() -> None:
    draft = parse_mail(letter())
    assert (draft.title, draft.outlet) == ("Morning letter: swing bridge closes", "Island Courier")
    assert draft.paragraphs == (VOTE, OST)
    assert draft.published == datetime(2026, 11, 30, 5, tzinfo=UTC)
    assert draft.published.utcoffset() == timedelta(hours=1)


def test_a_letter_in_plain_text_is_read_too() -> None:
    assert parse_mail(letter(html="", plain=f"{VOTE}\n\n{OST}\n\nUnsubscribe: https://courier.example/u\n")).paragraphs == (
        VOTE,
        OST,
    )


@pytest.mark.parametrize(
    "around",
    [
        "<p><a href='https://t.example/v'>View this email in your browser</a></p>{}<p>You are receiving this email because you "
        "signed up on our site.</p><p>Our mailing address is: 1 Quay, Westhaven</p>"
        "<p><a href='x'>Unsubscribe</a> | Preferences</p>",
        "{}<p>Newsletter abbestellen</p><p>Courier GmbH, Kai 1, 20457 Hamburg</p>",
        "<p>Voir dans votre navigateur</p>{}<p>Se désabonner</p>",
        "<p>Ver en tu navegador</p>{}<p>Darse de baja</p>",
        "<p>Переглянути у браузері</p>{}<p>Відписатися</p>",
        "<p>عرض في المتصفح</p>{}<p>إلغاء الاشتراك</p>",
        "<div style='display:none; max-height:0'>A hidden line that mail programs show in their lists.</div>{}",
        "<span style='mso-hide:all'>Hidden <span>twice</span> over.</span>{}<img src=x><br>",
        "<h1>Morning letter: swing bridge closes</h1>{}",
    ],
)
def test_what_a_mailing_program_writes_around_a_letter_is_gone(around: str) -> None:
    assert parse_mail(letter(around.format(BODY))).paragraphs == (VOTE, OST)


def test_a_sentence_about_unsubscribing_is_news_like_any_other() -> None:
    told = (
        "Shops must let people unsubscribe from any letter with one click, and say so in their privacy policy, the court ruled."
    )
    assert told in parse_mail(letter(f"<p>{told}</p>{BODY}")).paragraphs


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("https://courier.example/p/bridge", "https://courier.example/p/bridge"),
        ("https://click.mailer.example/c?id=7&url=https%3A%2F%2Fcourier.example%2Fp%2Fbridge%3Futm_source%3Dmail",
         "https://courier.example/p/bridge"),
        ("https://click.mailer.example/x?e=reader-key-123", ""),
        ("https://click.mailer.example/?url=javascript%3Aalert(1)", ""),
    ],
)  # fmt: skip
def test_the_letters_page_is_told_unless_the_link_may_be_its_readers_own(link: str, page: str) -> None:
    assert parse_mail(letter(f"<a href='{link.replace('&', '&amp;')}'>View in browser</a>{BODY}")).url == page


@pytest.mark.parametrize(
    ("headers", "outlet", "published"),
    [
        ({"From": "letter@courier.example", "Date": "Mon, 30 Nov 2026 06:00:00 -0000"}, "courier.example",
         datetime(2026, 11, 30, 6, tzinfo=UTC)),
        ({"From": '"Courier, Island" <l@c.example>', "Date": "soon"}, "Courier, Island", None),
    ],
)  # fmt: skip
def test_senders_and_dates_as_they_come(headers: dict[str, str], outlet: str, published: datetime | None) -> None:
    body = letter(**{**headers, "Date": ""}).replace(b"From:", f"Date: {headers['Date']}\nFrom:".encode(), 1)
    draft = parse_mail(body)
    assert (draft.outlet, draft.published) == (outlet, published)


def test_a_charset_that_lies_or_does_not_exist_loses_nothing() -> None:
    head = b"From: A <a@b.example>\nSubject: x\nContent-Transfer-Encoding: 8bit\nContent-Type: text/plain; charset="
    for charset in (b"iso-8859-1", b"no-such-thing", b"utf-8"):
        assert parse_mail(head + charset + b"\n\n" + f"{VOTE}\n\n{OST}".encode()).paragraphs == (VOTE, OST)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"no headers at all\n\nand a line\n", "no e-mail"),
        (b"From: a@b.example\nSubject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n", "encrypted"),
        (b"From: a@b.example\nSubject: x\nContent-Type: image/png\n\niVBORw0KGgo\n", "without text"),
        (b"From: a\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n\n" * (MOST_PARTS + 1), "parts"),
    ],
)  # fmt: skip
def test_what_is_no_letter_to_read_says_why(body: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        parse_mail(body)


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"From: ", b"Subject: =?", b"Date: ", b"Content-Type: ", b"Content-Type: multipart/mixed; boundary=", b""]),
)
def test_no_bytes_raise_anything_but_unreadable(noise: bytes, head: bytes) -> None:
    with suppress(Unreadable):
        assert parse_mail(b"From: a\nSubject: b\n" + head + noise).title is not None
