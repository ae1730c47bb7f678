"""What is kept of an error's words."""

from collections.abc import Mapping

Problems = Mapping[str, str]
"""An error's sentence in English, with named places for its values, to the same in another language."""
