"""What a wording is: a `str.format` template, or one for each plural category of the Unicode CLDR that a language has."""

from collections.abc import Mapping

Wording = str | Mapping[str, str]
Words = Mapping[str, Wording]
"""A language's wordings by key."""
