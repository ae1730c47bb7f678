"""Parses addresses of sources as people type them, and knows the feeds of channels and accounts on large sites.

The rules give addresses that are worth trying; each is read before it is offered. A page that declares its feeds (Substack,
Ghost, WordPress, most of Mastodon) needs no rule.
"""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

from bot.parse.urls import http_link

NO_FEEDS = frozenset(
    {"facebook.com", "instagram.com", "linkedin.com", "threads.net", "threads.com", "tiktok.com", "twitter.com", "x.com"}
)
"""Sites that have no feeds and let no program read them."""

_QUOTES = " \t\r\n<>\"'“”„«»`"
_FEDIVERSE = re.compile(r"(?:acct:)?@?([\w.-]{1,60})@([\w-]+(?:\.[\w-]+)+)")
_SUBREDDIT = re.compile(r"/?(r|u|user)/([\w-]{2,50})/?", re.ASCII)
_BLUESKY = re.compile(r"@?([\w-]+(?:\.[\w-]+)*\.bsky\.social)", re.IGNORECASE)
_CHANNEL = re.compile(r"UC[\w-]{22}")
_PLAYLIST = re.compile(r"[\w-]{10,60}")
_CHANNEL_IN_PAGE = re.compile(
    r"""feeds/videos\.xml\?channel_id=(UC[\w-]{22})|"(?:externalId|externalChannelId|channelId)":"(UC[\w-]{22})\""""
    r"""|itemprop="(?:identifier|channelId)" content="(UC[\w-]{22})\"|/channel/(UC[\w-]{22})"""
)
_YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
_ON_THE_WAY = re.compile(r"^(?:www|m|mobile|old|new|np|music)\.")

Rule = Callable[[str, list[str], str], tuple[str, ...]]
"""From host, parts of the path, and query to addresses of feeds, likeliest first."""


def address_of(typed: str) -> str:
    """The web address that somebody typed: without a scheme, as `feed:`, or as an account's name; "" if it is none."""
    text = typed.strip(_QUOTES)
    if found := _BLUESKY.fullmatch(text):
        return f"https://bsky.app/profile/{found[1].lower()}"
    if found := _SUBREDDIT.fullmatch(text):
        return f"https://www.reddit.com/{'r' if found[1] == 'r' else 'user'}/{found[2]}/"
    if (found := _FEDIVERSE.fullmatch(text)) and text[0] in "@a":
        return http_link(f"https://{found[2]}/@{found[1]}")
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() in ("feed", "podcast", "itpc"):
        text = rest if rest.lower().startswith(("http:", "https:")) else f"http://{rest.lstrip('/')}"
    if "." in text and "://" not in text:
        text = f"https://{text.removeprefix('//')}"
    return http_link(text)


def site_of(url: str) -> str:
    """The host without "www.", "m.", "old." and the like."""
    return _ON_THE_WAY.sub("", (urlsplit(url).hostname or "").lower().rstrip("."), count=1)


def has_no_feeds(url: str) -> bool:
    """Whether an address is on a site known to have no feeds."""
    return site_of(url) in NO_FEEDS


def feeds_by_rule(url: str) -> tuple[str, ...]:
    """The feeds of what is at this address on a large site; () if no rule applies."""
    site, parts = site_of(url), urlsplit(url)
    rule = _RULES.get(site) or next((rule for suffix, rule in _UNDER.items() if site.endswith(suffix)), None)
    pieces = [piece for piece in parts.path.split("/") if piece]
    return tuple(filter(None, map(http_link, rule(site, pieces, parts.query)))) if rule else ()


def account_feeds(url: str) -> tuple[str, ...]:
    """Likely feeds of an account on any server of the fediverse: behind `/@name` and `/users/name`."""
    parts = urlsplit(url)
    pieces = [piece for piece in parts.path.split("/") if piece]
    is_account = bool(pieces) and (pieces[0].startswith("@") or (pieces[0] == "users" and len(pieces) > 1))
    account = "/".join(pieces[: 1 if pieces and pieces[0].startswith("@") else 2])
    feed = http_link(f"{parts.scheme}://{parts.netloc}/{account}.rss") if is_account else ""
    return (feed,) if feed else ()


def channel_feeds(url: str, page: str) -> tuple[str, ...]:
    """The feed of a YouTube channel, by the id in its page."""
    found = _CHANNEL_IN_PAGE.search(page) if site_of(url) == "youtube.com" else None
    channel = next(filter(None, found.groups()), "") if found else ""
    return (f"{_YOUTUBE}?channel_id={channel}",) if channel else ()


def _youtube(site: str, path: list[str], query: str) -> tuple[str, ...]:
    playlist = parse_qs(query).get("list", [""])[0]
    if playlist and _PLAYLIST.fullmatch(playlist):
        return (f"{_YOUTUBE}?playlist_id={playlist}",)
    match path:
        case ["channel", channel, *_] if _CHANNEL.fullmatch(channel):
            return (f"{_YOUTUBE}?channel_id={channel}",)
        case ["user", user, *_]:
            return (f"{_YOUTUBE}?user={quote(user)}",)
    return ()


def _github(site: str, path: list[str], query: str) -> tuple[str, ...]:
    match path:
        case [owner] if not owner.endswith(".atom"):
            return (f"https://github.com/{owner}.atom",)
        case [owner, repository]:
            return tuple(f"https://github.com/{owner}/{repository}/{kind}.atom" for kind in ("releases", "tags", "commits"))
        case [owner, repository, "releases" | "tags" as kind, *_] if not path[-1].endswith(".atom"):
            return (f"https://github.com/{owner}/{repository}/{kind}.atom",)
        case [owner, repository, "commits" | "tree", *branch] if branch and not path[-1].endswith(".atom"):
            return (f"https://github.com/{owner}/{repository}/commits/{'/'.join(branch)}.atom",)
    return ()


def _bluesky(site: str, path: list[str], query: str) -> tuple[str, ...]:
    return (f"https://bsky.app/profile/{path[1]}/rss",) if len(path) in (2, 3) and path[0] == "profile" else ()


def _reddit(site: str, path: list[str], query: str) -> tuple[str, ...]:
    if not path:
        return ("https://www.reddit.com/.rss",)
    kind = {"r": "r", "u": "user", "user": "user"}.get(path[0])
    is_feed = path[-1].endswith(".rss") or "feed=" in query
    return (f"https://www.reddit.com/{kind}/{path[1]}/.rss",) if kind and len(path) > 1 and not is_feed else ()


def _medium(site: str, path: list[str], query: str) -> tuple[str, ...]:
    if site != "medium.com":
        return (f"https://{site}/feed",)
    return (f"https://medium.com/feed/{path[0]}",) if path and path[0] != "feed" else ()


def _substack(site: str, path: list[str], query: str) -> tuple[str, ...]:
    if site != "substack.com":
        return (f"https://{site}/feed",)
    return (f"https://{path[0][1:]}.substack.com/feed",) if path and path[0].startswith("@") else ()


_RULES: dict[str, Rule] = {
    "youtube.com": _youtube,
    "github.com": _github,
    "bsky.app": _bluesky,
    "reddit.com": _reddit,
    "medium.com": _medium,
    "substack.com": _substack,
}
_UNDER: dict[str, Rule] = {".medium.com": _medium, ".substack.com": _substack}
