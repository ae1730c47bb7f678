"""Every summary comes from a summarizer of sumy's make, and our faster loops pick what sumy's own pick."""

import subprocess
import sys
from functools import partial

import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers import AbstractSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from bot.model.analysis import Sentence
from bot.understand.lexrank import centralities, similarities
from bot.understand.stopwords import stopwords
from bot.understand.summarize import METHODS
from bot.understand.sumy_methods import MOST_SENTENCES, SUMMARIZERS, pick
from bot.understand.words import stem, tokens

ORIGINALS = {
    "lexrank": LexRankSummarizer,
    "textrank": TextRankSummarizer,
    "lsa": LsaSummarizer,
    "luhn": LuhnSummarizer,
    "kl": KLSummarizer,
    "reduction": ReductionSummarizer,
}
WHO = ["The mayor", "A fisherman", "The harbour council", "Ina Berg", "The ferry line", "A storm", "The island school"]
DID = ["closed", "repaired", "voted for", "warned about", "paid for", "left", "opened"]
WHAT = ["the old pier", "a new ferry", "the winter timetable", "the flooded road by the harbour", "forty buses", "the school"]
WHEN = ["on Monday", "before the vote", "in a long winter night", "after the storm passed the island", "at last"]


def made_text(seed: int, length: int) -> list[str]:
    """Sentences that share words as news does, different for each seed."""
    parts = [(WHO[(n * seed + n // 3) % 7], DID[(n * n + seed) % 7], WHAT[(n * 5 + seed) % 6], n) for n in range(length)]
    return [f"{who} {did} {what} {WHEN[(n * seed + 2 * n) % 5]} {n % 4}." for who, did, what, n in parts]


class Words:
    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(tokens(text))


def picked_by_sumy(summarizer_type: type, texts: list[str], count: int) -> tuple[int, ...]:
    sentences = [SumySentence(text, Words()) for text in texts]
    summarizer = summarizer_type(partial(stem, language="en"))
    summarizer.stop_words = stopwords("en")
    picked = summarizer(ObjectDocumentModel([Paragraph(sentences)]), count)
    return tuple(sorted(next(index for index, one in enumerate(sentences) if one is sentence) for sentence in picked))


def picked(method: str, title: str, paragraphs: list[list[str]], count: int) -> tuple[int, ...]:
    """Picks in reading order; the texts are one sentence each."""
    sentences = [Sentence(text=text, paragraph=n, start=0, end=len(text)) for n, texts in enumerate(paragraphs) for text in texts]
    return tuple(sorted(pick(method, title, sentences, language="en", count=count)))


def test_every_method_is_a_summarizer_of_sumy() -> None:
    assert list(SUMMARIZERS) == list(METHODS)
    assert all(isinstance(make(str), AbstractSummarizer) for make in SUMMARIZERS.values())


def test_the_main_process_never_imports_sumy() -> None:
    script = "import sys, bot.app.wiring, bot.flows.jobs; print(*{'sumy', 'nltk'}.intersection(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert loaded.stdout.split() == []


@pytest.mark.parametrize("method", ORIGINALS)
@pytest.mark.parametrize(("seed", "length"), [(1, 5), (2, 12), (3, 17), (5, 24), (11, 25)])
def test_the_faster_loops_pick_what_sumy_picks(method: str, seed: int, length: int) -> None:
    texts = made_text(seed, length)
    assert picked(method, "", [texts], 3) == picked_by_sumy(ORIGINALS[method], texts, 3)


def test_lexrank_gives_sumys_own_numbers() -> None:
    words = [[stem(word, "en") for word in tokens(text) if word not in stopwords("en")] for text in made_text(4, 20)]
    original = LexRankSummarizer()
    frequencies, rarities = original._compute_tf(words), original._compute_idf(words)
    matrix = original._create_matrix(words, original.threshold, frequencies, rarities)
    assert centralities(similarities(words)) == pytest.approx(original.power_method(matrix, original.epsilon))


def test_the_headline_steers_edmundson() -> None:
    texts = [f"Nothing of note happened on day {n} here." for n in range(9)]
    texts[4] = "The lighthouse keeper resigned."
    assert 4 in picked("edmundson", "Lighthouse keeper resigned", [texts], 3)
    assert 4 not in picked("edmundson", "Something else", [texts], 2)


def test_only_the_opening_of_an_article_is_seen() -> None:
    texts = made_text(3, MOST_SENTENCES)
    seen = picked("kl", "", [texts[:30], texts[30:]], 3)
    assert picked("kl", "", [texts[:30], [*texts[30:], *made_text(7, 50)]], 3) == seen


def test_random_picks_differ_between_articles_and_not_between_runs() -> None:
    picks = [picked("random", "", [made_text(seed, 40)], 3) for seed in (1, 2, 1)]
    assert picks[0] == picks[2] != picks[1]
