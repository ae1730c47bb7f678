"""A picture that a publisher gives with an article: an address and the alternative text. It is never fetched here."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Where a picture is, and what its publisher says that it shows; `alt` may be ""."""

    url: str
    alt: str = ""


class PictureSize(StrEnum):
    """How a digest shows the pictures of its stories."""

    OFF = "off"
    SMALL = "small"
    LARGE = "large"
