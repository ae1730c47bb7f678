"""English: the language that all others are measured against."""

from bot.compose.wordings.en_chat import CHAT
from bot.compose.wordings.en_commands import COMMANDS
from bot.compose.wordings.en_replies import REPLIES
from bot.compose.wordings.kind import Words

WORDS: Words = {
    **COMMANDS,
    **REPLIES,
    **CHAT,
    # what is counted
    "stories": {"one": "{n} story", "other": "{n} stories"},
    "reports": {"one": "{n} report", "other": "{n} reports"},
    "outlets": {"one": "{n} outlet", "other": "{n} outlets"},
    "stories_from_reports": "{stories} from {reports}",
    "reports_and_outlets": "{reports}, {outlets}",
    "more": "+{n} more",
    "more_left_out": {"one": "+{n} more story that did not fit here", "other": "+{n} more stories that did not fit here"},
    # times
    "days": "Mon Tue Wed Thu Fri Sat Sun",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "today": "today {time}",
    "last_minutes": "last {n} min",
    "last_hours": "last {n} h",
    "last_days": {"one": "last day", "other": "last {n} days"},
    "next_digest": "next digest {when}",
    "stale": {"one": "{date} ({n} day old)", "other": "{date} ({n} days old)"},
    "said_date": "“{text}” (no date in the file)",
    "no_date": "no date in the file",
    # a digest and its stories
    "news_digest": "News digest",
    "also_notable": "Also notable",
    "also_notable_of": "Also notable ({shown} of {n})",
    "part": "{title} · part {n}",
    "via": "via {source}",
    "unnamed_source": "unnamed source",
    "teaser": "only a teaser in the file",
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
    "source_failing": "{source} cannot be read: {problem}",
    "source_failing_since": "{source} cannot be read since {when}: {problem}",
}  # fmt: skip
