"""What can go wrong, as data: a code and its values. Nothing here is said twice: each code has an entry `problem.<code>` in every
catalogue (`words/*.po`), English for the log and the command line, the reader's language in a chat.

Logic compares codes only, so that a sentence can be reworded at any time. What is stored is the code and its values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import TypeAlias

from bot.words.catalogue import ENGLISH, template


class Code(StrEnum):
    """The codes of all problems that a chat may show."""

    TEXT = auto()
    """Another party's words, or words for the operator alone: the value `text`, the same in every language."""

    # looking for feeds
    NO_FEEDS_AT_HOST = auto()
    SITEMAP_WITHOUT_NEWS = auto()
    # web addresses and servers
    INVALID_ADDRESS = auto()
    NOT_HTTP = auto()
    ADDRESS_WITH_PASSWORD = auto()
    PORT_NOT_FOR_WEB = auto()
    NO_SUCH_HOST = auto()
    HOST_NOT_LOOKED_UP = auto()
    HOST_NOT_PUBLIC = auto()
    HOST_NOT_CONNECTED = auto()
    HOST_CERTIFICATE_INVALID = auto()
    HOST_NO_ANSWER = auto()
    HOST_SLOW_ANSWER = auto()
    HOST_BROKE_OFF = auto()
    HOST_ASKS_FOR_REST = auto()
    HOST_REDIRECTS_TOO_OFTEN = auto()
    HOST_SAYS_GONE = auto()
    HOST_ANSWERED = auto()
    ANSWER_PACKED = auto()
    ANSWER_NOT_UNPACKED = auto()
    ANSWER_CUT_SHORT = auto()
    ANSWER_TOO_LARGE = auto()
    # feeds
    FEED_TOO_LARGE = auto()
    FEED_EMPTY = auto()
    FEED_DECLARES_ENTITIES = auto()
    FEED_TOO_DAMAGED = auto()
    BROKEN_JSON = auto()
    JSON_BUT_NO_FEED = auto()
    CHALLENGE_NOT_FEED = auto()
    HOST_CHALLENGES = auto()
    HTML_NOT_FEED = auto()
    MARKUP_NOT_FEED = auto()
    TEXT_NOT_FEED = auto()
    GZIP_NOT_FEED = auto()
    ZIP_NOT_FEED = auto()
    PDF_NOT_FEED = auto()
    IMAGE_NOT_FEED = auto()
    BINARY_NOT_FEED = auto()
    # files and folders of whoever runs the bot
    NO_SUCH_FILE = auto()
    FILE_NOT_READABLE = auto()
    NAMED_FILE_TOO_LARGE = auto()
    FOLDER_NOT_READABLE = auto()
    TAKES_TOO_LONG_TO_READ = auto()
    TAKES_TOO_MUCH_MEMORY = auto()
    MISTAKE_IN_READING = auto()
    READERS_NOT_STARTED = auto()
    # places and messages that are lost
    SERVER_REMOVED_BOT = auto()
    PERSON_LEFT = auto()
    NO_MEMBER_THERE = auto()
    DIRECT_MESSAGES_CLOSED = auto()
    DIGEST_CHANNEL_GONE = auto()
    DIGEST_ROLE_GONE = auto()
    MESSAGE_GONE = auto()
    MESSAGE_NOT_CHANGEABLE = auto()
    MESSAGE_NO_LONGER_CHANGEABLE = auto()
    CHANNEL_GONE = auto()
    SERVER_GONE = auto()
    CHANNEL_NOT_VISIBLE = auto()
    PERMISSION_MISSING = auto()
    PERMISSIONS_MISSING = auto()
    CHANNEL_KIND_TAKES_NO_MESSAGES = auto()
    PLACE_KIND_TAKES_NO_MESSAGES = auto()
    THREAD_LOCKED = auto()
    FORUM_WANTS_TAG = auto()
    CHANNEL_OF_OTHER_SERVER = auto()
    # sending
    NO_ANSWER_WITHIN = auto()
    STOPPED_WHILE_SENDING = auto()
    HELD_UP_BEFORE_SENDING = auto()
    EARLIER_ATTEMPT_UNDER_WAY = auto()
    BOT_ENDED_WHILE_SENDING = auto()
    GIVEN_UP = auto()
    # Discord
    DISCORD_REFUSED = auto()
    DISCORD_NOT_CONNECTED = auto()
    DISCORD_NOT_REACHED = auto()
    DISCORD_NO_ANSWER = auto()
    DISCORD_ANSWERED = auto()
    DISCORD_RATE_LIMITED = auto()
    DISCORD_ADDRESS_BLOCKED = auto()
    DISCORD_TOKEN_REFUSED = auto()
    DISCORD_NOT_READY = auto()
    DISCORD_CONNECTION_BROKE = auto()
    # Slack
    SLACK_NOT_IN_CHANNEL = auto()
    SLACK_CHANNEL_GONE_OR_PRIVATE = auto()
    SLACK_CHANNEL_ARCHIVED = auto()
    SLACK_APP_REMOVED = auto()
    SLACK_TOKEN_EXPIRED = auto()
    SLACK_TOKEN_REFUSED = auto()
    SLACK_SCOPE_MISSING = auto()
    SLACK_WORKSPACE_NO_ACCESS = auto()
    SLACK_NO_ACCESS = auto()
    SLACK_POSTING_RESTRICTED = auto()
    SLACK_CHANNEL_READ_ONLY = auto()
    SLACK_CHANNEL_THREADS_ONLY = auto()
    SLACK_CHANNEL_NO_THREADS = auto()
    SLACK_THREAD_NO_REPLIES = auto()
    SLACK_THREAD_GONE = auto()
    SLACK_POSTING_SUSPENDED = auto()
    SLACK_NO_TOKEN = auto()
    SLACK_OTHER_ENCRYPTION_KEY = auto()
    SLACK_REFUSED = auto()
    SLACK_FAILED = auto()
    SLACK_NOT_REACHED = auto()
    SLACK_NO_ANSWER = auto()
    SLACK_RATE_LIMITED = auto()
    SLACK_CONNECTION_BROKE = auto()
    # schedules
    SCHEDULE_AS_IN = auto()
    SCHEDULE_TOO_LONG = auto()
    NOT_UNDERSTOOD = auto()
    NOT_A_TIME = auto()
    NOT_A_TIME_NOR_STEP = auto()
    STEP_WITHOUT_UNIT = auto()
    NOT_ONE_STEP = auto()
    SPAN_WITHOUT_END = auto()
    SPAN_BACKWARDS = auto()
    OR_OUT_OF_PLACE = auto()
    DAILY_WITH_DAYS = auto()
    NUMBER_BESIDE_MONTH = auto()
    SPAN_INCOMPLETE = auto()
    WEEKLY_WITHOUT_DAY = auto()
    MONTHLY_WITHOUT_DAY = auto()
    DAYS_WITH_DIFFERENT_TIMES = auto()
    SPAN_WITHOUT_STEP = auto()
    FROM_WITHOUT_END = auto()
    STEP_WITH_TIME = auto()
    NO_TIME_GIVEN = auto()
    SPAN_OVER_MIDNIGHT = auto()
    TOO_OFTEN = auto()
    STEP_DOES_NOT_DIVIDE_DAY = auto()
    NO_SUCH_DAY = auto()
    # cron lines
    CRON_NOT_FIVE_FIELDS = auto()
    CRON_DAY_AND_WEEKDAY = auto()
    NOT_A_MINUTE = auto()
    NOT_AN_HOUR = auto()
    NOT_A_DAY_OF_MONTH = auto()
    NOT_A_MONTH = auto()
    NOT_A_WEEKDAY = auto()
    # lengths of time, quiet hours, time zones
    NOT_A_DURATION = auto()
    NOT_A_PAST_TIME = auto()
    TIME_IS_PAST = auto()
    QUIET_HOURS_AS_IN = auto()
    QUIET_HOURS_TOO_LONG = auto()
    NOT_TWO_TIMES = auto()
    QUIET_HOURS_ENDLESS = auto()
    ZONE_UNCLEAR = auto()
    ZONE_UNCLEAR_OF_TWO = auto()
    ZONE_UNCLEAR_OF_THREE = auto()
    NO_ZONE_BUT = auto()
    NO_ZONE_BUT_TWO = auto()
    NO_ZONE_BUT_THREE = auto()
    NO_ZONE = auto()
    # topics
    TOPIC_NAME_LENGTH = auto()
    TOPIC_WITHOUT_WORDS = auto()
    TOPIC_WORD_BOTH_WAYS = auto()
    TOPIC_AND_OR = auto()
    TOPIC_STAR = auto()
    TOPIC_EXCLUDES_ALL = auto()
    SEARCH_TOO_LONG = auto()
    TOPIC_TOO_LARGE = auto()
    FOLLOWS_FULL = auto()
    TOPIC_TOO_MANY_WORDS = auto()
    TOPIC_WORD_TOO_LONG = auto()
    NO_TOPIC_BUT = auto()
    NO_TOPIC_OF = auto()
    NO_TOPIC_YET = auto()
    TOPIC_NAME_TAKEN = auto()
    CONFIGURED_CHANGE_THERE = auto()
    CONFIGURED_REMOVE_THERE = auto()
    # alerts
    ALERT_OUTLETS_OUT_OF_RANGE = auto()
    ALERTS_A_DAY_OUT_OF_RANGE = auto()
    ALERT_WINDOW_OUT_OF_RANGE = auto()
    NO_ALERT_ON = auto()
    # addresses and files that are given
    NOT_AN_ADDRESS = auto()
    NOT_SLACKS_ADDRESS = auto()
    FILE_TOO_LARGE = auto()
    FILE_DECLARES_ENTITIES = auto()
    NOT_OPML = auto()
    OPML_WITHOUT_ROOT = auto()
    OPML_WITHOUT_FEEDS = auto()
    FEEDS_AT_ONCE = auto()
    ROOM_FOR_MORE = auto()
    NOT_ADDED = auto()
    NOT_HTTP_ADDRESS = auto()
    NOT_A_TEXT = auto()
    NOT_A_NUMBER = auto()
    NOT_A_LIST = auto()
    NOT_A_LIST_OF_TEXTS = auto()
    # digests
    NO_SUCH_SUBSCRIPTION = auto()


Value: TypeAlias = "str | int | Problem"
"""A name, a number, another party's words, or the problem that is behind this one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong. `values` by the names of the places that its entries have for them."""

    code: Code
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.say(ENGLISH)

    def say(self, language: str) -> str:
        """The sentence in a language. What an entry has a place for and an older version did not store is “…”."""
        if self.code is Code.TEXT:
            return str(self.values["text"])
        said = {name: value.say(language) if isinstance(value, Problem) else str(value) for name, value in self.values.items()}
        return template(language, f"problem.{self.code}").format_map(_Values(said))


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def problem_of(said: "Problem | Code | str") -> Problem:
    """A problem with a code and no values, or a text without a code."""
    if isinstance(said, Problem):
        return said
    return Problem(said) if isinstance(said, Code) else Problem(Code.TEXT, {"text": said})
