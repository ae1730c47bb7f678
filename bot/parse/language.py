"""Which language a text is written in (py3langid: Lui & Baldwin, "langid.py", ACL 2012)."""

LEAST_LETTERS = 40
"""A shorter text is not judged: a name or a place says nothing about its sentence's language."""
_SAMPLE = 2_000


def language_of(text: str) -> str:
    """An ISO 639-1 code, or "" when the text is too short to tell. Looks at the first 2,000 characters."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < LEAST_LETTERS:
        return ""
    # Imported here: its model takes a second to load, and most commands need no language.
    from py3langid import classify

    code, _ = classify(sample)
    return str(code)
