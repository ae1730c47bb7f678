"""The nouns of the newsroom: frozen, slotted, keyword-only dataclasses with tuples and aware datetimes."""
