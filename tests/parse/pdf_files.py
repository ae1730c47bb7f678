"""Small PDF files of our own: lines of text on pages, written as the format's reference (ISO 32000) has them."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter


def pdf(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """A file with these lines on its pages, each line in its own place."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(f"1 0 0 1 50 {750 - 16 * at} Tm ({_escaped(line)}) Tj" for at, line in enumerate(lines))
        stream = f"BT /F1 11 Tf\n{shown}\nET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * number} 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
            f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}\nendstream",
        ]
    return _numbered([*objects, f"<</Title ({_escaped(title)})>>"])


def locked(body: bytes, password: str) -> bytes:
    """The same file, to be opened with a password only; "" stands for one that forbids printing but no reading."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(body)))
    writer.encrypt(password, owner_password="keeper", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _numbered(objects: Sequence[str]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\n"
    return body + f"{end}startxref\n{len(body)}\n%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
