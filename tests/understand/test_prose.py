"""A program's line is no sentence; a sentence is one in whatever script it is written."""

import pytest

from bot.understand.prose import is_prose

SENTENCES = (
    "สภาท่าเรือปิดสะพานหมุนเก่าเมื่อวันจันทร์",
    "ສະພາທ່າເຮືອປິດຂົວເກົ່າໃນວັນຈັນ",
    "ក្រុមប្រឹក្សាកំពង់ផែបានបិទស្ពានចាស់",
    "नदी का पानी सोमवार को उतर गया।",
    "أغلق مجلس الميناء الجسر القديم يوم الإثنين.",
    "“We leave tonight,” she said (in a letter): “all of us.”",
)
PROGRAMS = (
    "for (i = 0; i < n; i++) { print(rows[i]); }",
    "server.port: 8080; server.host: ::1; tls = {on}",
    "=== --- *** +++ ///",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_one_in_any_script(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize("text", PROGRAMS)
def test_a_programs_line_is_none(text: str) -> None:
    assert not is_prose(text)
