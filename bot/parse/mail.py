"""Parses newsletters in `.eml` files (RFC 5322, MIME): their text, sender and date, without mailing boilerplate.

The HTML part is read line by line, since newsletters are nested tables in which article extraction finds nothing. Most of
their links are a tracker's, made for one reader; only the target in a link's own query can be shown.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parsedate_to_datetime
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from lxml.html import tostring

from bot.model.errors import Unreadable
from bot.parse.draft import Draft
from bot.parse.feed.text import single_line
from bot.parse.mail_furniture import IN_BROWSER, without_mailing
from bot.parse.page.html import html_lines
from bot.parse.page.tree import read_tree
from bot.parse.plaintext import parse_text
from bot.parse.text import decode
from bot.parse.urls import canonical_url, http_link

LARGEST_MAIL = 20_000_000
"""Bytes, pictures and attachments included."""
MOST_PARTS = 500
_LONGEST_HEADER = 2_000
_LONGEST_BODY = 2_000_000
_MOST_LINKS = 500

_BAD_HEADER = (ValueError, IndexError, AttributeError, TypeError, LookupError, RecursionError)
"""Exceptions that the standard library raises for malformed headers."""
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|enc|res)\s?:\s*)+", re.I)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all|visibility\s{0,3}:\s{0,3}hidden", re.I)
_TARGETS = ("url", "u", "target", "redirect", "redirect_url", "redirect_uri", "link", "dest", "destination", "to", "r", "q", "l")


def parse_mail(body: bytes) -> Draft:
    """The newsletter in a file: title from the subject, outlet from the sender, date with its offset. Raises Unreadable."""
    try:
        message = message_from_bytes(body, policy=default)
        parts = _parts(message)
    except RecursionError:
        raise Unreadable("is an e-mail with too many parts within parts") from None
    subject, sender = _header(message, "subject"), _header(message, "from")
    if not (subject or sender) or (not message.keys()):
        raise Unreadable("is no e-mail: it has neither a subject nor a sender")
    kind = _header(message, "content-type").lower()
    if "multipart/encrypted" in kind or "pkcs7-mime" in kind:
        raise Unreadable("is an encrypted e-mail; save its text instead")
    text, html = _body(message, parts)
    if not text.strip():
        raise Unreadable("is an e-mail without text; pictures and attachments are not read")
    title = single_line(_REPLY.sub("", subject))
    draft = parse_text(without_mailing(text, title), title=title, is_page=False)
    return Draft(
        paragraphs=draft.paragraphs,
        title=title or draft.title,
        byline=draft.byline,
        outlet=_outlet(sender) or draft.outlet,
        dateline=draft.dateline,
        published=_date(message) or draft.published,
        published_text=draft.published_text,
        url=_own_page(message, html),
    )


def _parts(message: Message) -> list[Message]:
    found: list[Message] = []
    for part in message.walk():
        found.append(part)
        if len(found) > MOST_PARTS:
            raise Unreadable(f"is an e-mail of more than {MOST_PARTS} parts")
    return found


def _body(message: EmailMessage, parts: list[Message]) -> tuple[str, str]:
    """The text of the mail, and its HTML if there is any. HTML comes first, since the plain text is often only a note."""
    for kind in ("html", "plain"):
        best = _wanted(message, kind) or next((part for part in parts if _is_text(part, kind)), None)
        if best is None:
            continue
        content = _content(best)
        text = html_lines(_without_hidden(content)) if kind == "html" else content
        if text.strip():
            return text, content if kind == "html" else ""
    return "", ""


def _wanted(message: EmailMessage, kind: str) -> Message | None:
    try:
        return message.get_body((kind,))
    except _BAD_HEADER:
        return None


def _is_text(part: Message, kind: str) -> bool:
    try:
        return part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment"
    except _BAD_HEADER:
        return False


def _content(part: Message) -> str:
    """A part's text. Valid UTF-8 is read as UTF-8, whatever the part declares."""
    try:
        payload = part.get_payload(decode=True)
    except _BAD_HEADER:
        return ""
    body = payload[:_LONGEST_BODY] if isinstance(payload, bytes) else b""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return body.decode(part.get_content_charset() or "", errors="replace")
    except _BAD_HEADER:
        return decode(body)


def _header(message: Message, name: str) -> str:
    """A header's decoded text; undecoded if it is malformed, and "" if it is far too long."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    if len(raw) > _LONGEST_HEADER:
        return ""
    try:
        return single_line(str(message[name] or ""))
    except _BAD_HEADER:
        return single_line(raw)


def _outlet(sender: str) -> str:
    """The sender's name, else the host of the address."""
    name, _, rest = sender.rpartition("<")
    name = (name or ("" if "@" in rest else rest)).strip(" \"'")
    if name and "@" not in name:
        return name
    return sender.rpartition("@")[2].strip(" <>\"'").removeprefix("www.")


def _date(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_header(message, "date"))
    except (*_BAD_HEADER, OverflowError):
        return None
    # "-0000" means that the sender's zone is unknown and the time is in UTC (RFC 5322 §3.3).
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _own_page(message: Message, html: str) -> str:
    """The newsletter's page on the web, by its archive header or its “view in browser” link, if that is not one reader's own."""
    archived = http_link(_header(message, "archived-at").strip("<> "))
    return archived or next(filter(None, map(_shareable, _browser_links(html))), "")


def _browser_links(html: str) -> Iterator[str]:
    if html:
        for anchor in islice(read_tree(html).iter("a"), _MOST_LINKS):
            if IN_BROWSER.search("".join(islice(anchor.itertext(), 20))[:200]):
                yield anchor.get("href", "").strip()


def _shareable(link: str) -> str:
    """The target of a link, if its query shows it; "" for a link that may be a key to one reader's subscription."""
    parts = urlsplit(link) if http_link(link) else None
    if parts is None:
        return ""
    named = dict(reversed(parse_qsl(parts.query, max_num_fields=100)))
    inner = next((inner for name in _TARGETS if (inner := http_link(named.get(name, "")))), "")
    target = canonical_url(inner or link)
    return target if target and not urlsplit(target).query and (inner or len(parts.path) < 100) else ""


def _without_hidden(html: str) -> str:
    """The markup without hidden elements, such as the preheader, which repeats the first words for lists of mails."""
    if not _HIDDEN.search(html):
        return html
    tree = read_tree(html)
    for element in [node for node in tree.iter() if _HIDDEN.search((node.get("style") or "")[:1000])]:
        element.drop_tag() if element is tree else element.drop_tree()
    text: str = tostring(tree, encoding="unicode")
    return text
