"""How schedules are said back."""

import pytest

from bot.compose.schedule_words import say_schedule
from bot.parse.schedule.read import parse_schedule


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        ("daily 7", "every day at 07:00"),
        ("weekdays 7:30 17:00", "on weekdays at 07:30 and 17:00"),
        ("weekends 9, 12, 15", "on weekends at 09:00, 12:00 and 15:00"),
        ("mondays 8:15", "on Mondays at 08:15"),
        ("mon,thu 8:15", "on Mondays and Thursdays at 08:15"),
        ("tue-thu,sun 9", "on Tuesdays to Thursdays and Sundays at 09:00"),
        # in a row
        ("hourly 8-20", "every hour from 08:00 to 20:00"),
        ("weekdays every 30m 8-18", "every 30 minutes from 08:00 to 18:00 on weekdays"),
        ("0,10,30 * * * *", "every day, 72 times from 00:00 to 23:30"),
        # elapsed time
        ("hourly", "every hour"),
        ("every 6h", "every 6 hours"),
        ("every 90m", "every 90 minutes"),
        ("15 * * * *", "every hour from 00:15"),
        # days of the month, and months
        ("monthly 1,2,3,11,22 9:00", "on the 1st to 3rd, 11th and 22nd of each month at 09:00"),
        ("monthly 28 9:00", "on the 28th of each month at 09:00"),
        ("monthly 29 9:00", "on the 29th of each month (where there is one) at 09:00"),
        ("0 9 1 jan,jul *", "on the 1st of January and July at 09:00"),
        ("0 7 * 6-8 *", "every day in June, July and August at 07:00"),
        ("0 9 1 * mon", "on Mondays and on the 1st of each month at 09:00"),
        ("0 9 1 6 mon", "on Mondays and on the 1st in June at 09:00"),
    ],
)
def test_is_said_in_plain_words(schedule: str, words: str) -> None:
    assert say_schedule(parse_schedule(schedule)) == words


def test_up_to_twelve_times_are_listed_and_thirteen_are_counted() -> None:
    uneven = ["00:00", "01:30", *(f"{hour:02}:00" for hour in range(3, 14))]
    assert "times" not in say_schedule(parse_schedule(" ".join(uneven[:12])))
    assert say_schedule(parse_schedule(" ".join(uneven))) == "every day, 13 times from 00:00 to 13:00"
