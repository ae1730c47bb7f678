"""What a wording is: a `str.format` template, or one for each plural category of the Unicode CLDR that a language has."""

from collections.abc import Mapping

Wording = str | Mapping[str, str]
Words = Mapping[str, Wording]
"""A language's wordings by key."""

Problems = Mapping[str, str]
"""An error's sentence in English, with named places for its values, to the same in another language."""
