"""The parts of the sumy library (https://github.com/miso-belica/sumy) that are used, without its unused imports.

sumy imports NLTK and pycountry for its own tokenizer and stemmers, and requests to fetch pages; none is called here. They
would take 25 MB in every process that reads articles, and a fifth of a second at its start, and NLTK's data loaders have open
security advisories. So empty modules replace them while sumy is imported. If the real ones were imported before, they stay.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType

_NEVER_CALLED: Mapping[str, Sequence[str]] = {
    "nltk": (),
    "nltk.stem": (),
    "nltk.stem.snowball": (),
    "pycountry": ("languages",),
    "requests": (),
}
"""Modules, with the names that sumy imports from them."""


@contextmanager
def _empty(imported: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Replaces modules by empty ones inside the block. Afterwards an import gets the real module again."""
    stand_ins = {name: ModuleType(name) for name in imported if name not in sys.modules}
    for name, module in stand_ins.items():
        sys.modules[name] = module
        for attribute in imported[name]:
            setattr(module, attribute, None)
        package, _, last = name.rpartition(".")
        if package in stand_ins:
            setattr(stand_ins[package], last, module)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


with _empty(_NEVER_CALLED):
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers import AbstractSummarizer
    from sumy.summarizers.edmundson import EdmundsonSummarizer
    from sumy.summarizers.kl import KLSummarizer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.luhn import LuhnSummarizer
    from sumy.summarizers.random import RandomSummarizer
    from sumy.summarizers.reduction import ReductionSummarizer
    from sumy.summarizers.sum_basic import SumBasicSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

__all__ = [
    "AbstractSummarizer",
    "EdmundsonSummarizer",
    "KLSummarizer",
    "LexRankSummarizer",
    "LsaSummarizer",
    "LuhnSummarizer",
    "ObjectDocumentModel",
    "Paragraph",
    "RandomSummarizer",
    "ReductionSummarizer",
    "Sentence",
    "SumBasicSummarizer",
    "TextRankSummarizer",
]
