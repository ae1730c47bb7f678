"""The table of languages and what works in each, in docs/understanding.md.

python -m tests.quality.abilities           prints it
python -m tests.quality.abilities --write   puts it into the page
"""

import sys

from bot.app.settings import HOME
from bot.understand.knowledge import knowledge
from bot.understand.stems import ALGORITHMS
from bot.words.catalogue import languages as spoken
from tests.quality.own import HALVES, figures, languages

PAGE = HOME / "docs" / "understanding.md"
OPENING, CLOSING = "<!-- languages -->", "<!-- end of languages -->"
NAMES = {
    "ar": "Arabic", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish",
    "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "hi": "Hindi",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sr": "Serbian", "sv": "Swedish", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip
_COLUMNS = ("language", "the bot speaks it", "word forms", "sentences", "speech", "who speaks", "named", "right when given")


def table() -> str:
    """A row a language, in Markdown; the last two columns are of our own labelled articles, both halves."""
    rows = [_COLUMNS, ("---",) * len(_COLUMNS), *(_row(code) for code in sorted(NAMES, key=NAMES.__getitem__))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(code: str) -> tuple[str, ...]:
    known = knowledge(code)
    has_dashes = bool(known.get("speech", {}).get("dash"))
    return (
        NAMES[code],
        "yes" if code in spoken() else "",
        "our own" if "stems" in known else "Snowball" if code in ALGORITHMS else "",
        "its abbreviations" if "sentences" in known else "marks",
        "marks and dashes" if has_dashes else "marks",
        _who_speaks(code),
        *_measured(code),
    )


def _who_speaks(code: str) -> str:
    if code == "en":
        return "the rules of English"
    known = knowledge(code)
    return "clause rules" if "speech" in known else "particles and verbs" if "quotation" in known else ""


def _measured(code: str) -> tuple[str, str]:
    if code not in languages(HALVES[0]):
        return "", ""
    both = [figures(half, code) for half in HALVES]
    named, found = sum(one.named for one in both), sum(one.named_right for one in both)
    given, right = sum(one.given for one in both), sum(one.given_right for one in both)
    return f"{found} of {named}", f"{right} of {given}"


def main(asked: list[str]) -> None:
    if "--write" not in asked:
        sys.stdout.write(table() + "\n")
        return
    text = PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(OPENING)
    PAGE.write_text(f"{head}{OPENING}\n{table()}\n{CLOSING}{rest.partition(CLOSING)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
