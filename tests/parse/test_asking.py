import pytest

from bot.parse.asking import subject_of


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("what is going on in syria", "syria"),
        ("What's happening with the harbour strike right now?", "harbour strike"),
        ("whats new on floods", "floods"),
        ("tell me about chemical weapons, please", "chemical weapons"),
        ("can you please brief me on Deir Hafir?", "Deir Hafir"),
        ("any news on the press law", "press law"),
        ("latest on floods?", "floods"),
        ("Was ist los in Syrien?", "Syrien"),
        ("was gibt es Neues zum Hafen", "Hafen"),
        ("¿Qué está pasando en Siria?", "Siria"),
        ("que se passe-t-il en Syrie ?", "Syrie"),
        ("o que está acontecendo na Síria?", "Síria"),
        ("Що відбувається в Сирії?", "Сирії"),
        ("ماذا يحدث في سوريا؟", "سوريا"),
        ("syria", "syria"),
        ("syria, assad, -football", "syria, assad, -football"),
        ("What’s Going On", "What’s Going On"),
        ("news corporation", "news corporation"),
        ("latest fashion", "latest fashion"),
        ("floods?", "floods"),
        ("?", "?"),
        ("", ""),
        ("what is going on in " * 200, " ".join(("what is going on in " * 200).split())),
    ],
)
def test_a_question_is_about_its_subject(asked: str, subject: str) -> None:
    assert subject_of(asked) == subject
