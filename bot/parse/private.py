"""Hides secrets in addresses and lines of text: passwords, and keys in URLs.

A value is hidden because of its name (`key`, `auth`, `sig`, …) or because it looks random: people write words and numbers,
while in tokens the kind of character changes all the time.
"""

import re
from urllib.parse import unquote_plus

HIDDEN = "…"

_NAMES = frozenset(
    {
        "access", "auth", "authorization", "bearer", "code", "cookie", "cred", "creds", "credential", "credentials", "hash",
        "hmac", "jwt", "key", "login", "nonce", "otp", "pass", "passcode", "passphrase", "passwd", "password", "pat", "pin",
        "private", "pw", "pwd", "secret", "session", "sessionid", "sid", "sig", "sign", "signature", "ticket", "token", "uid",
        "user", "userid", "username",
    }
)  # fmt: skip
_ENDINGS = ("auth", "key", "token", "secret", "password", "passwd", "signature", "credential", "sessionid", "sessid")

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST_NAME, _SHORTEST_TOKEN = 64, 16
_TOKEN = re.compile(r"[A-Za-z0-9_\-+/=.~:]+")
_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_CHANGES = re.compile(r"(?<=[a-z])(?=[A-Z](?![a-z])|[0-9])|(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")
"""Where the kind of character changes. A capital before a lower-case letter begins a word, and is no change."""
_FEWEST_CHANGES, _RATE = 4, 0.15

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{1,20}://[^\s<>\"'`]+")
_SETTING = re.compile(rf"(?<![\w.\-])([A-Za-z][\w.\-]{{0,{_LONGEST_NAME}}})(=|%3[Dd])(?!…)([^\s&\"'<>,;]+)")
_QUOTED = re.compile(rf"([\"'])([A-Za-z][\w.\-]{{0,{_LONGEST_NAME}}})\1(\s?[:=]\s?)([\"'])([^\"'\s]+)\4")
_HEADER = re.compile(
    r"\b((?:proxy-)?authorization|(?:set-)?cookie|x-[a-z\-]{0,30}(?:key|token|secret|signature))(\s?:\s?)"
    r"(?:(bearer|basic|digest|token)\s+)?([^\s,'\"]+)",
    re.IGNORECASE,
)
_BEARER = re.compile(r"\b(bearer|basic)\s+([A-Za-z0-9._~+/=\-]{8,})", re.IGNORECASE)
_ISSUED = re.compile(
    r"\bxox[a-z](?:\.xox[a-z])?-[\w\-]{8,}|\bxapp-[\w\-]{8,}"  # Slack
    r"|\b[MNO][\w\-]{23,27}\.[\w\-]{6,7}\.[\w\-]{27,}"  # Discord
    r"|\beyJ[\w\-]{10,}\.[\w\-]{10,}\.[\w\-]{10,}"  # JSON Web Tokens
    r"|\bgh[oprsu]_\w{30,}|\bAKIA[A-Z0-9]{16}\b"
)
"""Tokens of services, recognised by their beginning."""


def shown_address(url: str) -> str:
    """The address without user name and password, and without values in path and query that look like keys."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        return _shown_path(url)
    end = next((place for place, character in enumerate(rest) if character in "/?#"), len(rest))
    host = rest[:end].rpartition("@")
    return f"{scheme}://{HIDDEN + '@' if host[1] else ''}{host[2]}{_shown_path(rest[end:])}"


def has_secret(url: str) -> bool:
    """Whether an address has a value in its query that is a secret by its name ("token", "sig")."""
    pairs = re.split(r"[&;]", url.partition("?")[2])
    return any(_is_secret_name(unquote_plus(pair.partition("=")[0])) for pair in pairs if "=" in pair)


def host_of(url: str) -> str:
    """The host of an address, for people who may not see the rest; "" for other texts."""
    rest = url.partition("://")[2]
    return re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2]


def hide_secrets(text: str) -> str:
    """A line that may be logged or shown: without values that are secret by their name, look or issuer.

    Addresses in it are shown as by `shown_address`.
    """
    text = _ADDRESS.sub(lambda found: shown_address(found[0]), text)
    text = _HEADER.sub(lambda found: f"{found[1]}{found[2]}{f'{found[3]} ' if found[3] else ''}{HIDDEN}", text)
    text = _BEARER.sub(rf"\1 {HIDDEN}", text)
    text = _QUOTED.sub(_hide_quoted, text)
    text = _SETTING.sub(lambda found: f"{found[1]}{found[2]}{_shown_value(found[1], found[3])}", text)
    return _ISSUED.sub(HIDDEN, text)


def _hide_quoted(found: re.Match[str]) -> str:
    quote, name, between, other, value = found.groups()
    return f"{quote}{name}{quote}{between}{other}{_shown_value(name, value)}{other}"


def _shown_path(place: str) -> str:
    """A path with its query and fragment, without secrets."""
    path, question, rest = place.partition("?")
    query, hash_, fragment = rest.partition("#") if question else ("", *path.partition("#")[1:])
    path = path if question else path.partition("#")[0]
    shown = "/".join(_shown_segment(segment) for segment in path.split("/"))
    return f"{shown}{question}{_shown_query(query)}{hash_}{_shown_query(fragment)}"


def _shown_segment(segment: str) -> str:
    parts = segment.split(";")
    stem, dot, ending = parts[0].rpartition(".")
    first = f"{HIDDEN}{dot}{ending}" if dot and _looks_random(unquote_plus(stem)) else parts[0]
    return ";".join([HIDDEN if _looks_random(unquote_plus(first)) else first, *map(_shown_pair, parts[1:])])


def _shown_query(query: str) -> str:
    return "".join(part if part in "&;" else _shown_pair(part) for part in re.split(r"([&;])", query))


def _shown_pair(pair: str) -> str:
    name, equals, value = pair.partition("=")
    if not equals:
        return HIDDEN if _looks_random(unquote_plus(pair)) else pair
    return f"{name}={_shown_value(unquote_plus(name), value)}"


def _shown_value(name: str, value: str) -> str:
    plain = unquote_plus(value)
    nested = "://" in plain and shown_address(plain) != plain
    return HIDDEN if value and (nested or _is_secret_name(name) or _looks_random(plain)) else value


def _is_secret_name(name: str) -> bool:
    words = [word.lower() for word in _WORD.findall(name[:_LONGEST_NAME])]
    return any(word in _NAMES or word.endswith(_ENDINGS) for word in words)


def _looks_random(value: str) -> bool:
    """Whether a value was generated: long, with letters and digits in random order."""
    if len(value) < _SHORTEST_TOKEN or not _TOKEN.fullmatch(value):
        return False
    if _UUID.fullmatch(value):
        return True
    changes = len(_CHANGES.findall(value))
    return changes >= _FEWEST_CHANGES and (changes >= _RATE * len(value) or value.isalnum())
