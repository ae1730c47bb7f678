"""English: the language that all others are measured against."""

from bot.compose.wordings.en_adding import ADDING
from bot.compose.wordings.en_alarms import ALARMS
from bot.compose.wordings.en_borders import BORDERS
from bot.compose.wordings.en_chat import CHAT
from bot.compose.wordings.en_commands import COMMANDS
from bot.compose.wordings.en_health import HEALTH
from bot.compose.wordings.en_options import OPTIONS
from bot.compose.wordings.en_pages import PAGES
from bot.compose.wordings.en_reader import READER
from bot.compose.wordings.en_replies import REPLIES
from bot.compose.wordings.kind import Words

WORDS: Words = {
    **ADDING,
    **BORDERS,
    **ALARMS,
    **HEALTH,
    **PAGES,
    **READER,
    **COMMANDS,
    **OPTIONS,
    **REPLIES,
    **CHAT,
    # what is counted
    "stories": {"one": "{n} story", "other": "{n} stories"},
    "reports": {"one": "{n} report", "other": "{n} reports"},
    "outlets": {"one": "{n} outlet", "other": "{n} outlets"},
    "stories_from_reports": "{stories} from {reports}",
    "reports_and_outlets": "{reports}, {outlets}",
    "more": {"one": "+{n} more", "other": "+{n} more"},
    "more_left_out": {"one": "+{n} more story that did not fit here", "other": "+{n} more stories that did not fit here"},
    # times
    "days": "Mon Tue Wed Thu Fri Sat Sun",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "calendar_date": "{n} {month}",
    "calendar_date_of": "{n} {month} {year}",
    "today": "today {time}",
    "last_minutes": {"one": "last minute", "other": "last {n} min"},
    "last_hours": {"one": "last hour", "other": "last {n} h"},
    "last_days": {"one": "last day", "other": "last {n} days"},
    "next_digest": "next digest {when}",
    "stale": {"one": "{date} ({n} day old)", "other": "{date} ({n} days old)"},
    "said_date": "“{text}” (no date in the file)",
    "said_day": "“{text}”",
    "no_date": "no date in the file",
    # schedules; the lists hold Monday to Sunday, January to December and 1 to 31
    "every_day": "every day",
    "on_working_days": "on weekdays",
    "on_weekends": "on weekends",
    "on_days": "on {days}",
    "day_names": "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays",
    "month_names": "January February March April May June July August September October November December",
    "day_numbers": "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd "
    "24th 25th 26th 27th 28th 29th 30th 31st",
    "on_day_numbers": "on the {days}",
    "of_each_month": "{days} of each month",
    "where_there_is_one": "{days} (where there is one)",
    "of_months": "{days} of {months}",
    "in_months": "{days} in {months}",
    "run": "{first} to {last}",
    "both": "{first} and {last}",
    "at_times": "{days} at {times}",
    "many_times": "{days}, {n} times from {first} to {last}",
    "every_hours": {"one": "every hour", "other": "every {n} hours"},
    "every_minutes": {"one": "every minute", "other": "every {n} minutes"},
    "from_time": "{every} from {first}",
    "from_to": "{every} from {first} to {last}",
    # a digest and its stories
    "alerted": "you were alerted to this",
    "more_reports": {"one": "+{n} more report", "other": "+{n} more reports"},
    "breaking": "Breaking: {headline}",
    "reports_within": "{reports}, {outlets} in {minutes} min",
    "news_digest": "News digest",
    "also_notable": "Also notable",
    "also_notable_of": "Also notable ({shown} of {n})",
    "part": "{title} · part {n}",
    "via": "via {source}",
    "unnamed_source": "unnamed source",
    "teaser": "only a teaser, not the whole text",
    "own_summary": "{outlet}, its own summary",
    "follow_up": "follow-up, day {n}",
    "failing": {"one": "{n} of {total} feeds failing", "other": "{n} of {total} feeds failing"},
    "reading": "{paragraphs} paragraphs, {sentences} sentences, language {written}, summary by {method}; "
    "quotes: {quotes}, with a speaker: {attributed}",
    # when there is little to say
    "quiet": "Nothing to report in the {window}.",
    "no_match": "No {name} reports in the {window}.",
    "latest": "Latest: {when}, {headline}.",
    "read_since": {"one": "{n} report read since then.", "other": "{n} reports read since then."},
    "read": {"one": "{n} report read.", "other": "{n} reports read."},
    "failing_sentence": "{n} of {total} feeds failing.",
    "nothing_new": "Nothing new on {name} since your brief of {when} ({stories} unchanged).",
    "new_since": "new since your brief of {when}",
    "unchanged": "{stories} unchanged",
    "unknown_topic": "No topic “{name}”.",
    "did_you_mean": "Did you mean {names}?",
    "search": "search, not a saved topic",
}  # fmt: skip
