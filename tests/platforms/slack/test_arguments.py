"""What people type behind slash commands, and what they mean by it."""

import re

import pytest

from bot.flows.commands.table import COMMANDS, LINES
from bot.model.conversation import Command, Option, OptionKind
from bot.platforms.slack.arguments import Typed, parse, usage

TYPED = [
    ("brief", "syria", "brief", {"topic": "syria"}),
    ("brief", "civil war in syria", "brief", {"topic": "civil war in syria"}),
    ("brief", "syria since 7d", "brief", {"topic": "syria", "since": "7d"}),
    ("brief", "since 7d syria", "brief", {"topic": "syria", "since": "7d"}),
    ("brief", "syria 7d public", "brief", {"topic": "syria", "since": "7d", "public": "true"}),
    ("brief", "syria public:no long", "brief", {"topic": "syria", "public": "false", "length": "long"}),
    ("brief", "topic:syria since=yesterday", "brief", {"topic": "syria", "since": "yesterday"}),
    ("brief", "“public schools” short", "brief", {"topic": "public schools", "length": "short"}),
    ("brief", '"river arle" since "2 days"', "brief", {"topic": "river arle", "since": "2 days"}),
    ("brief", "", "brief", {}),
    ("brief", "R&amp;D &lt;cuts&gt;", "brief", {"topic": "R&D <cuts>"}),
    ("brief", "Ida's plan", "brief", {"topic": "Ida's plan"}),
    ("quotes", "Ida Holm", "quotes", {"who": "Ida Holm"}),
    ("quotes", "“Ida Holm” floods since 30d", "quotes", {"who": "Ida Holm", "topic": "floods", "since": "30d"}),
    ("quotes", "topic floods", "quotes", {"topic": "floods"}),
    ("topics", "", "topics list", {}),
    ("topics", "list", "topics list", {}),
    ("topics", "add Floods flood, levee", "topics add", {"name": "Floods", "words": "flood, levee"}),
    ("topics", 'add "Chemical plants" refinery "gas leak" +harwick', "topics add",
     {"name": "Chemical plants", "words": 'refinery "gas leak" +harwick'}),
    ("topics", "add name Night trains words sleeper, couchette", "topics add",
     {"name": "Night trains", "words": "sleeper, couchette"}),
    ("topics", "remove night trains", "topics remove", {"topic": "night trains"}),
    ("topics", "edit floods words flood, dyke", "topics edit", {"topic": "floods", "words": "flood, dyke"}),
    ("sources", "add <https://nna.example/feed?a=1&amp;b=2|nna.example>", "sources add",
     {"url": "https://nna.example/feed?a=1&b=2"}),
    ("sources", "remove Northern News Agency", "sources remove", {"source": "Northern News Agency"}),
    ("sources", "pages Northern News Agency never", "sources pages",
     {"source": "Northern News Agency", "pages": "pages_never"}),
    ("digest", "schedule weekdays 7:30 and 17:00", "digest schedule", {"times": "weekdays 7:30 and 17:00"}),
    ("digest", "schedule daily 07:00 topics floods, trams in <#C2|news> zone Europe/Berlin", "digest schedule",
     {"times": "daily 07:00", "topics": "floods, trams", "channel": "C2", "zone": "Europe/Berlin"}),
    ("digest", "pause 2", "digest pause", {"digest": "2"}),
    ("news", "", "news help", {}),
    ("news", "help", "news help", {}),
    ("news", "setup", "news setup", {}),
    ("sources", "import", "sources import", {}),
]  # fmt: skip


TOPICS = [
    ("add Climate: climate", "topics add", {"name": "Climate", "words": "climate"}),
    ("add Climate:climate, heat", "topics add", {"name": "Climate", "words": "climate, heat"}),
    ("add Night trains: sleeper, couchette", "topics add", {"name": "Night trains", "words": "sleeper, couchette"}),
    ("add Nachtzüge : Schlafwagen", "topics add", {"name": "Nachtzüge", "words": "Schlafwagen"}),
    ("add “Night trains”: sleeper", "topics add", {"name": "Night trains", "words": "sleeper"}),
    ("add “Night trains”:sleeper", "topics add", {"name": "Night trains", "words": "sleeper"}),
    ('add Trains:"night train" sleeper', "topics add", {"name": "Trains", "words": '"night train" sleeper'}),
    ("add name Night trains: sleeper", "topics add", {"name": "Night trains", "words": "sleeper"}),
    ("add name: Night trains words: sleeper", "topics add", {"name": "Night trains", "words": "sleeper"}),
    ("add Climate:", "topics add", {"name": "Climate"}),
    ("add Floods flood, note: x", "topics add", {"name": "Floods", "words": "flood, note: x"}),
    ("add flood, dyke", "topics add", {"words": "flood, dyke"}),
    ("add :", "topics add", {"name": ":"}),
    ("edit Floods flood, dyke", "topics edit", {"topic": "Floods", "words": "flood, dyke"}),
    ("edit Night trains: sleeper", "topics edit", {"topic": "Night trains", "words": "sleeper"}),
    ('edit "Night trains" sleeper', "topics edit", {"topic": "Night trains", "words": "sleeper"}),
    ("edit floods name High water", "topics edit", {"topic": "floods", "name": "High water"}),
    ("edit night trains name Sleepers", "topics edit", {"topic": "night trains", "name": "Sleepers"}),
    ("edit floods name High water: flood", "topics edit", {"topic": "floods", "name": "High water", "words": "flood"}),
    ("edit floods flood, dyke name High water", "topics edit",
     {"topic": "floods", "words": "flood, dyke", "name": "High water"}),
    ("edit night trains words sleeper", "topics edit", {"topic": "night trains", "words": "sleeper"}),
    ("test night trains", "topics test", {"topic": "night trains"}),
    ("test flood, dyke", "topics test", {"topic": "flood, dyke"}),
    ("test Floods: flood, dyke", "topics test", {"topic": "Floods", "words": "flood, dyke"}),
]  # fmt: skip

OTHERS = [
    ("alerts", "on floods 4 60", "alerts on", {"topic": "floods", "outlets": "4", "minutes": "60"}),
    ("alerts", "on floods 4 60 2", "alerts on", {"topic": "floods", "outlets": "4", "minutes": "60", "most": "2"}),
    ("alerts", "on apollo 11 4 60 2", "alerts on", {"topic": "apollo 11", "outlets": "4", "minutes": "60", "most": "2"}),
    ("alerts", "on floods outlets 4 60", "alerts on", {"topic": "floods", "outlets": "4", "minutes": "60"}),
    ("alerts", "on floods minutes:60 4", "alerts on", {"topic": "floods", "outlets": "4", "minutes": "60"}),
    ("alerts", "on floods outlets:four", "alerts on", {"topic": "floods", "outlets": "four"}),
    ("alerts", "on euro 2028", "alerts on", {"topic": "euro 2028"}),
    ("alerts", "on Formula 1", "alerts on", {"topic": "Formula 1"}),
    ("alerts", 'on "apollo 11" 4', "alerts on", {"topic": "apollo 11", "outlets": "4"}),
    ("alerts", "on most wanted", "alerts on", {"topic": "most wanted"}),
    ("alerts", "on floods 4 digest a1b2c3", "alerts on", {"topic": "floods", "outlets": "4", "digest": "a1b2c3"}),
    ("digest", "schedule daily 07:00 Europe/Berlin", "digest schedule", {"times": "daily 07:00", "zone": "Europe/Berlin"}),
    ("digest", "schedule daily 07:00 europe/berlin long", "digest schedule",
     {"times": "daily 07:00", "zone": "europe/berlin", "length": "long"}),
    ("digest", "schedule daily 07:00 utc", "digest schedule", {"times": "daily 07:00", "zone": "utc"}),
    ("digest", "schedule daily 07:00 Europe/Atlantis", "digest schedule", {"times": "daily 07:00 Europe/Atlantis"}),
    ("digest", "schedule daily 07:00 zone New York", "digest schedule", {"times": "daily 07:00", "zone": "New York"}),
    ("digest", "schedule long daily 07:00", "digest schedule", {"times": "daily 07:00", "length": "long"}),
    ("digest", 'schedule "daily 07:00" long covid', "digest schedule", {"times": "daily 07:00", "topics": "long covid"}),
    ("digest", "schedule daily 07:00 topics long covid, floods short", "digest schedule",
     {"times": "daily 07:00", "topics": "long covid, floods", "length": "short"}),
    ("digest", "options in_threads 2", "digest options", {"followups": "in_threads", "digest": "2"}),
    ("digest", "options variety 2", "digest options", {"variety": "2"}),
    ("digest", "options followups in the story's thread", "digest options", {"followups": "in_threads"}),
    ("digest", "options followups in_thread", "digest options", {"followups": "in_thread"}),
    ("digest", "mute for 2d", "digest mute", {"time": "2d"}),
    ("digest", "mute 2 days", "digest mute", {"time": "2 days"}),
    ("digest", "mute time 2 days digest 2", "digest mute", {"time": "2 days", "digest": "2"}),
    ("news", "settings plain Europe/Berlin deutsch", "news settings",
     {"style": "plain", "zone": "Europe/Berlin", "language": "language.de"}),
    ("quotes", "Ida Holm yesterday", "quotes", {"who": "Ida Holm", "since": "yesterday"}),
    ("quotes", "Ida Holm topic long covid", "quotes", {"who": "Ida Holm", "topic": "long covid"}),
]  # fmt: skip

ELSEWHERE = [
    ("de", "brief", "hochwasser öffentlich lang", "brief", {"topic": "hochwasser", "public": "true", "length": "long"}),
    ("uk", "brief", "повінь публічно", "brief", {"topic": "повінь", "public": "true"}),
    # where adjectives follow, they could be the topic's, unless something stands between
    ("fr", "brief", "transport public", "brief", {"topic": "transport public"}),
    ("fr", "brief", "covid long", "brief", {"topic": "covid long"}),
    ("fr", "brief", "inondations 7d long public", "brief",
     {"topic": "inondations", "since": "7d", "length": "long", "public": "true"}),
    ("fr", "brief", "« inondations » public", "brief", {"topic": " inondations ", "public": "true"}),
    ("fr", "brief", "inondations public oui", "brief", {"topic": "inondations", "public": "true"}),
    ("es", "brief", "inundaciones público", "brief", {"topic": "inundaciones público"}),
    ("es", "brief", "inundaciones public", "brief", {"topic": "inundaciones", "public": "true"}),
    ("uk", "news", "settings вигляд простий текст для програм зчитування з екрана", "news settings", {"style": "plain"}),
    ("ar", "digest", "إيقاف 2", "digest pause", {"digest": "2"}),
    ("en", "digest", "pausieren 2", "digest pause", {"digest": "2"}),
]  # fmt: skip

VERBS = [
    ("digest", "unpause", "resume"), ("digest", "continue", "resume"), ("digest", "stop", "pause"),
    ("digest", "delete", "remove"), ("digest", "show", "list"), ("digest", "new", "schedule"),
    ("topics", "delete", "remove"), ("topics", "show", "list"), ("topics", "new", "add"), ("topics", "change", "edit"),
    ("sources", "new", "add"), ("alerts", "stop", "off"), ("alerts", "start", "on"), ("news", "show", "status"),
    ("digest", "löschen", "remove"), ("topics", "supprimer", "remove"), ("topics", "nuevo", "add"), ("topics", "зупинити", None),
    ("topics", "Liste", "list"), ("topics", "lst", "list"), ("digest", "previw", "preview"), ("news", "staus", "status"),
    # a typing mistake changes nothing
    ("digest", "pasue", None), ("digest", "unpuase", None), ("digest", "remvoe", None), ("digest", "nwo", None),
    ("topics", "ad Floods flood", None), ("topics", "remov floods", None), ("news", "imprt", None),
    ("alerts", "onn floods", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "values"), TOPICS)
def test_a_topics_name_and_words_are_told_apart(text: str, path: str, values: dict[str, str]) -> None:
    assert parse("topics", text) == Typed(path=tuple(path.split()), values=values)


@pytest.mark.parametrize(("language", "name", "text", "path", "values"), ELSEWHERE)
def test_other_languages_are_understood(language: str, name: str, text: str, path: str, values: dict[str, str]) -> None:
    assert parse(name, text, language) == Typed(path=tuple(path.split()), values=values)


@pytest.mark.parametrize(("name", "text", "verb"), VERBS)
def test_another_word_for_a_line_is_known_and_a_mistyped_one_changes_nothing(name: str, text: str, verb: str | None) -> None:
    typed = parse(name, text)
    assert (typed.path if typed else None) == ((name, verb) if verb else None)


@pytest.mark.parametrize(("name", "text", "path", "values"), TYPED + OTHERS)
def test_what_was_typed_is_understood(name: str, text: str, path: str, values: dict[str, str]) -> None:
    assert parse(name, text) == Typed(path=tuple(path.split()), values=values)


@pytest.mark.parametrize(("name", "text"), [("brief", "help"), ("topics", "HELP"), ("quotes", "help"), ("topics", "xylophone")])
def test_help_and_what_means_nothing_get_the_usage(name: str, text: str) -> None:
    assert parse(name, text) is None


def test_a_quoted_help_is_a_topic() -> None:
    assert parse("brief", '"help"') == Typed(path=("brief",), values={"topic": "help"})


USAGE = {
    "brief": "/brief <topic> [since] [length] [public]",
    "quotes": "/quotes [who] [topic …] [since]",
    "topics add": "/topics add [name] [words]",
    "topics edit": "/topics edit <topic> [name …] [words …] [sources …]",
    "digest mute": "/digest mute <time> [digest]",
    "digest schedule": "/digest schedule [times] [topics …] [channel] [zone] [length] [digest …]",
    "alerts on": "/alerts on <topic> [outlets] [minutes] [most] [digest …]",
}


@pytest.mark.parametrize("path", USAGE)
def test_usage_names_every_option_and_shows_which_have_to_be_named(path: str) -> None:
    assert usage(LINES[tuple(path.split())], "en") == USAGE[path]


VALUES = {
    OptionKind.SINCE: ("7d", "7d"),
    OptionKind.DURATION: ("2d", "2d"),
    OptionKind.WHOLE: ("4", "4"),
    OptionKind.ZONE: ("Europe/Berlin", "Europe/Berlin"),
    OptionKind.SCHEDULE: ("daily 07:00", "daily 07:00"),
    OptionKind.CHANNEL: ("<#C1|news>", "C1"),
    OptionKind.ROLE: ("<!subteam^S1>", "S1"),
}
"""What somebody types for a kind of option, and the value that it is."""


def _told(option: Option) -> tuple[str, str]:
    if option.kind is OptionKind.FLAG:
        return option.name, "true"
    return VALUES.get(option.kind, ((option.choices or ("x1",))[0],) * 2)


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: ".".join(line.path))
def test_a_line_can_be_typed_as_its_usage_shows(line: Command) -> None:
    places = re.findall(r"[<\[]([^>\]]+)[>\]]", usage(line, "en"))
    assert [place.removesuffix(" …") for place in places] == [option.name for option in line.options]
    told = [_told(option) for option in line.options]
    typed = [
        f"{place.removesuffix('…')}{value}" if place.endswith("…") else value
        for place, (value, _) in zip(places, told, strict=True)
    ]
    read = parse(line.path[0], " ".join([*line.path[1:], *typed]))
    values = {
        option.name: value for option, (_, value) in zip(line.options, told, strict=True) if option.kind is not OptionKind.FILE
    }
    assert read == Typed(path=line.path, values=values)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.admin], ids=lambda line: ".".join(line.path))
def test_no_slip_of_the_finger_starts_what_changes_something(line: Command) -> None:
    name, verb = line.path
    dropped = [verb[:at] + verb[at + 1 :] for at in range(len(verb))]
    swapped = [verb[:at] + verb[at + 1] + verb[at] + verb[at + 2 :] for at in range(len(verb) - 1)]
    for slip in {*dropped, *swapped, f"{verb}x", f"un{verb}"} - {"", verb}:
        typed = parse(name, f"{slip} x")
        assert typed is None or not LINES[typed.path].admin or slip in ("unpause", "unmute"), slip
