"""Days, months and lists as each language writes them."""

import pytest

from bot.words.catalogue import languages
from bot.words.cldr import day_name, listed, month_in_date, month_name


@pytest.mark.parametrize(
    ("language", "days", "months"),
    [
        ("en", "Mon Tue Wed Thu Fri Sat Sun", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
        ("de", "Mo Di Mi Do Fr Sa So", "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
        ("fr", "lun. mar. mer. jeu. ven. sam. dim.", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
        (
            "ar",
            "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
            "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        ),
    ],
)
def test_days_and_months_in_short(language: str, days: str, months: str) -> None:
    assert [day_name(language, day) for day in range(7)] == days.split()
    assert [month_in_date(language, month) for month in range(1, 13)] == months.split()


@pytest.mark.parametrize(
    ("language", "month"),
    [("en", "May"), ("de", "Mai"), ("es", "mayo"), ("fr", "mai"), ("pt", "maio"), ("uk", "травень"), ("ar", "مايو")],
)
def test_a_month_by_itself(language: str, month: str) -> None:
    """In Ukrainian it is declined in a date, and not here."""
    assert month_name(language, 5) == month


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [
        ("en", "a and b", "a, b and c"),
        ("de", "a und b", "a, b und c"),
        ("es", "a y b", "a, b y c"),
        ("fr", "a et b", "a, b et c"),
        ("pt", "a e b", "a, b e c"),
        ("uk", "a і b", "a, b і c"),
        ("ar", "a وb", "a وb وc"),
    ],
)
def test_a_list(language: str, two: str, three: str) -> None:
    assert [listed(language, items) for items in ("a", "ab", "abc")] == ["a", two, three]


def test_what_cldr_does_not_know_is_said_in_english() -> None:
    assert (day_name("xx", 0), month_name("not a language", 1), listed("xx", "ab")) == ("Mon", "January", "a and b")


def test_all_languages_of_the_bot_are_known() -> None:
    assert len({month_name(language, 1) for language in languages()} - {"January"}) == len(languages()) - 1
