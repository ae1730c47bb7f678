"""Decoding traps: whatever bytes come in, readable text or a reason comes out."""

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from bot.model.errors import Unreadable
from bot.parse.text import MAX_BYTES, clean_text, decode, short_line, with_quotation_marks, without_controls, word_count

WORDS = "Ministra Đukić said “the café’s façade fell” – nobody was hurt."
FRENCH = "Le préfet a déclaré que la fête était annulée, faute d’équipes. Les élèves ont protesté près du collège."
RUSSIAN = "Плотина на озере Осен выдержала, сообщил совет в понедельник. Ночью вода спала на метр, дороги открыты."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_dress(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_western_windows_text() -> None:
    assert decode(FRENCH.encode("cp1252")) == FRENCH


def test_cyrillic_windows_text() -> None:
    assert decode((RUSSIAN * 4).encode("cp1251")) == RUSSIAN * 4


def test_the_charset_that_a_page_declares() -> None:
    page = f"<html><head><meta charset='iso-8859-2'></head><p>{'Zażółć gęślą jaźń'}</p>"
    assert "Zażółć gęślą jaźń" in decode(page.encode("iso-8859-2"))


@pytest.mark.parametrize("charset", ["no-such-charset", "rot13", "hex", "utf-16", "idna", "unicode_escape"])
def test_a_wrong_declaration_harms_nothing(charset: str) -> None:
    assert "caf" in decode(f"<meta charset={charset}> café".encode("cp1252"))


def test_utf8_cut_in_the_middle_of_a_letter_stays_utf8() -> None:
    assert decode((RUSSIAN * 3).encode()[:-3]).startswith(RUSSIAN)


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\n"])
def test_nothing_is_empty(body: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^is empty$"):
        decode(body)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (bytes(range(256)) * 40, "binary data"),
        (b"text and then \x00\x01\x02\x03\x04" * 50, "binary data"),
    ],
)
def test_what_is_not_text_is_called_what_it_is(body: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=f"^is not text: {what}"):
        decode(body)


def test_five_megabytes_pass_and_one_byte_more_does_not() -> None:
    assert len(decode(b"a" * MAX_BYTES)) == MAX_BYTES
    with pytest.raises(Unreadable, match=r"too large: 5\.0 MB"):
        decode(b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\u00a0b\u2009c", "a b c"),
        ("cafe\u0301", "café"),
        ("pay\u200bload\ufeff", "payload"),
        ("\u202eevil\u202c", "evil"),
        ("bell\x07 and\x1b[31m", "bell and[31m"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("half \ud83d", "half "),
    ],
)
def test_what_deceives_is_stripped(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


def test_text_that_is_kept_as_given_keeps_its_spaces() -> None:
    assert without_controls("a\u00a0b\u200b\r\n") == "a\u00a0b\n"


def test_titles_are_capped_at_three_hundred() -> None:
    assert short_line("w" * 300) == "w" * 300
    assert len(short_line("word " * 61)) <= 300
    assert short_line(" two\n lines ") == "two lines"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_text_or_unreadable(body: bytes) -> None:
    try:
        text = clean_text(decode(body))
    except Unreadable:
        event("unreadable")
    else:
        assert clean_text(text) == text
        text.encode("utf-8")


@pytest.mark.parametrize(
    ("wired", "read"),
    [
        ("''It held,'' she said. ''It will.''", "“It held,” she said. “It will.”"),
        ("``It held,'' she said.", "“It held,” she said."),
        ("She called it ''sound'' and left.", "She called it “sound” and left."),
        ("A pipe of 5'' burst.", "A pipe of 5'' burst."),
        ("''It held, she said.", "''It held, she said."),
        ("“It held,” she said of the 5'' and 6'' pipes.", "“It held,” she said of the 5'' and 6'' pipes."),
        ("'''Bold''' words", "'''Bold''' words"),
    ],
)
def test_doubled_apostrophes_are_quotation_marks_in_pairs(wired: str, read: str) -> None:
    assert with_quotation_marks(wired) == read


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Two words", 2),
        ("Der Rat tagt – endlich.", 5),
        ("东京的大桥今天关闭。", 4),
        ("大橋は今日から NATO の使用が禁止される。", 9),
        ("สะพานเก่าถูกปิด", 7),
        ("ຂົວເກົ່າ", 4),
        ("ស្ពានចាស់", 4),
        ("တံတားဟောင်း", 5),
        ("다리가 오늘 닫힌다", 3),
    ],
)
def test_words_are_counted_where_writing_has_no_spaces(text: str, count: int) -> None:
    assert word_count(text) == count


def test_half_a_word_a_character() -> None:
    assert word_count("กข" * 60) == 60
    assert word_count("橋" * 121) == 60
