"""Parses PDF files such as press statements into paragraphs. The only user of pypdf.

A PDF has no paragraphs, only lines with positions. A line that stops well short of its column ends a paragraph, as does the
end of a sentence before an indented line. Headers, footers and page numbers repeat from page to page.

Run it in a process that can be killed: pypdf limits the size of a stream, but not the time for a page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from bot.model.errors import Unreadable
from bot.parse.draft import Draft
from bot.parse.plaintext import parse_text

LARGEST_PDF = 20_000_000
"""Bytes. Pictures make PDFs large, while their text is short."""
MOST_PAGES = 40
"""Pages that are read of one file, at 12 to 26 ms a page."""
LONGEST_TEXT = 200_000
_LEAST_LETTERS = 15
"""With fewer letters on all pages a PDF is a scan."""
_EDGE = 2
"""Lines at the top and bottom of a page that may be a header or footer."""
_SHORT = 0.8
"""Share of the widest lines' length. A shorter line ends a paragraph, since the next word would have fitted."""

_SENTENCE_END = re.compile(r"[.!?…。！？:]['\"’”»)\]]{0,3}$")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s?)?(?:(?:page|seite|página|pagina|стор\.?|صفحة)\s)?\d{1,4}(?:\s?(?:/|of|von|de|sur|з)\s?\d{1,4})?(?:\s?[-–—])?",
    re.I,
)
_DIVIDED = re.compile(r"(\w+)[-\u00ad]\n([^\W\d_]\w*)")
_NO_TITLE = re.compile(
    r"\.(?:docx?|pdf|odt|indd|rtf|pages|pptx?|xlsx?)\b|^(?:untitled|microsoft word|powerpoint|layout \d)", re.I
)


def parse_pdf(body: bytes) -> Draft:
    """The article of a PDF file. Raises Unreadable, which says what a person can do."""
    reader = _open(body)
    pages = _pages(reader)
    if sum(character.isalpha() for page in pages for line in page for character in line) < _LEAST_LETTERS:
        raise Unreadable("is a PDF without text, such as a scan; have its text recognised (OCR), or save the text as .txt")
    return parse_text(_paragraphs(_without_furniture(pages)), title=_title(reader))


def _open(body: bytes) -> PdfReader:
    reader = _try(body) or _try(body + b"\nstartxref\n0\n%%EOF\n")  # a lost table is rebuilt from the objects
    if reader is None:
        raise Unreadable("is a PDF that is damaged or incomplete; open and save it anew, or save its text as .txt")
    return reader


def _try(body: bytes) -> PdfReader | None:
    try:
        reader = PdfReader(BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is a PDF that asks for a password; save it without one")
        return reader if reader.pages else None
    except (Unreadable, MemoryError):
        raise
    except (FileNotDecryptedError, DependencyError):
        raise Unreadable("is a PDF that asks for a password; save it without one") from None
    except Exception:  # pypdf may raise anything; the next attempt, or the final error, says what is wrong
        return None


def _pages(reader: PdfReader) -> list[list[str]]:
    """The lines of each page; none for a page that cannot be read."""
    pages: list[list[str]] = []
    size = 0
    for number in range(min(len(reader.pages), MOST_PAGES)):
        try:
            text = reader.pages[number].extract_text()
        except MemoryError:
            raise
        except Exception:  # One broken page must not hide the others. Without any page it counts as a scan.
            text = ""
        pages.append([" ".join(line.split()) for line in text[: LONGEST_TEXT - size].splitlines()])
        size += len(text)
        if size >= LONGEST_TEXT:
            break
    return pages


def _without_furniture(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines in order, without page numbers and without repeated headers and footers."""
    edges = Counter(line for page in pages for line in {_blurred(line) for line in _at_edges(page)})
    least = max(2, len(pages) // 2)
    lines: list[str] = []
    for page in pages:
        edge = {_blurred(line) for line in _at_edges(page)}
        kept = [
            line
            for line in page
            if not _PAGE_NUMBER.fullmatch(line) and not (_blurred(line) in edge and edges[_blurred(line)] >= least)
        ]
        lines += kept
    return lines


def _at_edges(page: Sequence[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:_EDGE] + filled[-_EDGE:]


def _blurred(line: str) -> str:
    """The line without differences in its numbers: “Statement, page 2” and “Statement, page 3” are one footer."""
    return re.sub(r"\d+", "0", line).casefold()


def _paragraphs(lines: Sequence[str]) -> str:
    """The text with lines joined inside a paragraph, and a blank line between paragraphs."""
    widths = sorted(len(line) for line in lines if line)
    width = widths[len(widths) * 9 // 10] if widths else 0
    pieces: list[str] = []
    for line, following in pairwise([*lines, ""]):
        pieces.append(line)
        ends = not line or not following or (len(line) < _SHORT * width and _may_end(line, following))
        pieces.append("\n\n" if ends else "\n")
    return _joined("".join(pieces))


def _may_end(line: str, following: str) -> bool:
    """Whether a paragraph may end between two lines: behind a sentence, or at a headline or list."""
    return bool(_SENTENCE_END.search(line)) or not following[:1].islower()


def _joined(text: str) -> str:
    """Each paragraph on one line. A word divided at a line's end is joined; a hyphen of the word itself is kept."""
    words = Counter(re.findall(r"[\w-]+", text.casefold()))

    def rejoin(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        as_two, as_one = words[f"{first}-{second}".casefold()], words[f"{first}{second}".casefold()]
        is_division = as_one > as_two or (as_one == as_two and second[0].islower() and first[-1].islower())
        return first + ("" if is_division else "-") + second

    rejoined = _DIVIDED.sub(rejoin, text)
    return "\n\n".join(" ".join(part.split()) for part in rejoined.split("\n\n") if part.strip())


def _title(reader: PdfReader) -> str:
    """The title that the author gave, not one by a program: "Microsoft Word - statement.docx" is a file's name."""
    try:
        title = " ".join(((reader.metadata.title if reader.metadata else "") or "").split())
    except Exception:  # pypdf may raise anything; the title is then the first line.
        return ""
    return "" if _NO_TITLE.search(title) or len(title) < 5 else title
