"""Our faster loops must pick what sumy's own pick."""

from functools import partial

import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from bot.understand.lexrank import centralities, similarities
from bot.understand.stopwords import stopwords
from bot.understand.sumy_methods import MOST_SENTENCES, pick
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
    sentences = [Sentence(text, Words()) for text in texts]
    summarizer = summarizer_type(partial(stem, language="en"))
    summarizer.stop_words = stopwords("en")
    picked = summarizer(ObjectDocumentModel([Paragraph(sentences)]), count)
    return tuple(sorted(next(index for index, one in enumerate(sentences) if one is sentence) for sentence in picked))


@pytest.mark.parametrize("method", ORIGINALS)
@pytest.mark.parametrize(("seed", "length"), [(1, 5), (2, 12), (3, 17), (5, 24), (11, 25)])
def test_the_faster_loops_pick_what_sumy_picks(method: str, seed: int, length: int) -> None:
    texts = made_text(seed, length)
    assert pick(method, "", [texts], language="en", count=3) == picked_by_sumy(ORIGINALS[method], texts, 3)


def test_lexrank_gives_sumys_own_numbers() -> None:
    words = [[stem(word, "en") for word in tokens(text) if word not in stopwords("en")] for text in made_text(4, 20)]
    original = LexRankSummarizer()
    frequencies, rarities = original._compute_tf(words), original._compute_idf(words)
    matrix = original._create_matrix(words, original.threshold, frequencies, rarities)
    assert centralities(similarities(words)) == pytest.approx(original.power_method(matrix, original.epsilon))


def test_the_headline_steers_edmundson() -> None:
    texts = [f"Nothing of note happened on day {n} here." for n in range(9)]
    texts[4] = "The lighthouse keeper resigned."
    assert 4 in pick("edmundson", "Lighthouse keeper resigned", [texts], language="en", count=3)
    assert 4 not in pick("edmundson", "Something else", [texts], language="en", count=2)


def test_only_the_opening_of_an_article_is_seen() -> None:
    texts = made_text(3, MOST_SENTENCES)
    seen = pick("kl", "", [texts[:30], texts[30:]], language="en", count=3)
    assert pick("kl", "", [texts[:30], [*texts[30:], *made_text(7, 50)]], language="en", count=3) == seen


def test_random_picks_differ_between_articles_and_not_between_runs() -> None:
    picks = [pick("random", "", [made_text(seed, 40)], language="en", count=3) for seed in (1, 2, 1)]
    assert picks[0] == picks[2] != picks[1]
