"""What a message looks like on a phone, as an HTML look-alike of the two chats, and how tall Chromium makes it.

Sizes are those of the mobile clients: 390 px wide, a picture of the sender on the left, 16 px text, 14 px in cards.
"""

import html
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.platforms.discord.render import Message

WIDTH = 390
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
WHY_NOT = "no Chromium on this machine (Debian: apt install chromium)"

_STYLE = """
* { margin: 0; padding: 0; box-sizing: border-box }
body { font: 16px/20px "Liberation Sans", Arimo, "Noto Sans", sans-serif; width: 390px; padding: 8px 12px 8px 64px }
.card { border-left: 4px solid #888; border-radius: 4px; background: #f2f3f5; padding: 10px 12px; margin-top: 4px;
        font-size: 14px; line-height: 18px }
.card b.title { display: block; font-size: 15px; line-height: 19px; margin-bottom: 6px }
small { display: block; font-size: 12px; line-height: 16px; color: #666 }
blockquote { border-left: 4px solid #ccc; padding-left: 10px; margin: 4px 0 }
img.thumb { float: right; width: 64px; height: 64px; margin-left: 8px }
.buttons span { padding: 7px 12px; margin: 4px 6px 0 0; background: #ddd; border-radius: 4px; font-size: 14px;
                 display: inline-block }
hr { border: 0; border-top: 1px solid #ddd; margin: 12px 0 }
ul { padding-left: 20px }
"""
_LINK = re.compile(r"\[([^\]]*)\]\(<[^>]*>\)")
_MOMENT = re.compile(r"<t:\d+:(.)>")
_SAID = {"R": "in 24 hours", "f": "29 November 2026 07:00", "t": "07:00", "d": "29/11/2026", "D": "29 November 2026"}


def discord_page(message: Message, buttons: Sequence[str] = ()) -> str:
    """A Discord message: its text, its cards and its buttons."""
    cards = "".join(
        f'<div class="card"><b class="title">{_plain(embed.title)}</b>{_markup(embed.description)}</div>'
        for embed in message.embeds
    )
    row = "".join(f"<span>{html.escape(label)}</span>" for label in buttons)
    return _page(f'{_markup(message.content)}{cards}<div class="buttons">{row}</div>')


def slack_page(blocks: Sequence[dict[str, Any]]) -> str:
    """The blocks of a Slack message."""
    return _page("".join(map(_block, blocks)))


def height(page: str, folder: Path) -> int:
    """How many pixels a page is tall, as Chromium lays it out."""
    place = folder / "page.html"
    place.write_text(page, encoding="utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", f"--window-size={WIDTH},200")
    done = subprocess.run(
        [CHROMIUM, *flags, "--dump-dom", place.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    found = re.search(r"<title>(\d+)</title>", done.stdout)
    assert found, done.stdout[:500]
    return int(found[1])


def _page(body: str) -> str:
    measure = "document.title = Math.ceil(document.body.getBoundingClientRect().height)"
    return f"<!doctype html><meta charset=utf-8><title></title><style>{_STYLE}</style><body>{body}<script>{measure}</script>"


def _markup(text: str) -> str:
    lines, out = text.split("\n"), []
    for line in lines:
        if line.startswith("> "):
            out.append(f"<blockquote>{_plain(line[2:])}</blockquote>")
        elif line.startswith("-# "):
            out.append(f"<small>{_plain(line[3:])}</small>")
        else:
            out.append(f"<div>{_plain(line) or '&nbsp;'}</div>")
    return "".join(out)


def _plain(text: str) -> str:
    text = _MOMENT.sub(lambda found: _SAID.get(found[1], "07:00"), _LINK.sub(r"\1", text))
    return html.escape(re.sub(r"\\(.)", r"\1", text).replace("**", ""))


def _block(block: dict[str, Any]) -> str:
    match block["type"]:
        case "header":
            return f"<b>{html.escape(block['text']['text'])}</b>"
        case "context":
            return "".join(f"<small>{_mrkdwn(one.get('text', ''))}</small>" for one in block["elements"])
        case "divider":
            return "<hr>"
        case "section":
            picture = '<img class="thumb">' if block.get("accessory", {}).get("type") == "image" else ""
            return f"<div>{picture}{_mrkdwn(block['text']['text'])}</div>"
        case "rich_text":
            return "".join(map(_rich, block["elements"]))
        case "actions":
            return "".join(f"<span>{html.escape(one['text']['text'])}</span>" for one in block["elements"]).join(
                ('<div class="buttons">', "</div>")
            )
    raise AssertionError(block["type"])


def _rich(element: dict[str, Any]) -> str:
    if element["type"] == "rich_text_list":
        return "<ul>" + "".join(f"<li>{_rich(one)}</li>" for one in element["elements"]) + "</ul>"
    words = "".join(html.escape(_words(one)) for one in element["elements"]).replace("\n", "<br>")
    tag = "blockquote" if element["type"] == "rich_text_quote" else "div"
    return f"<{tag}>{words}</{tag}>"


def _words(part: dict[str, Any]) -> str:
    return str(part.get("text") or part.get("fallback") or "")


def _mrkdwn(text: str) -> str:
    text = re.sub(r"<!date\^\d+\^[^|>]*\|([^>]*)>", r"\1", text)
    text = re.sub(r"<[^|>]*\|([^>]*)>", r"\1", text)
    return html.escape(html.unescape(text))
