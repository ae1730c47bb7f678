"""A timeline of a story: from each report the sentence that was new at the time."""

from dataclasses import replace

from bot.model.analysis import Reading, Sentence
from bot.model.story import Story
from bot.understand.rank import moment
from bot.understand.round_up import summarize_story
from bot.understand.stopwords import content_stems
from bot.understand.teaser import own_sentences, repeats

_SAME = 0.6
"""Share of a sentence's content words that one earlier step has, at which it is no new step."""


def steps(story: Story) -> tuple[tuple[Reading, Sentence], ...]:
    """The steps of a story in order of publication, each a sentence with its report.

    Copies give no step, nor do reports whose best sentences say what an earlier step said.
    """
    so_far: list[tuple[Reading, Sentence]] = []
    for reading in sorted((story.lead, *story.others), key=lambda reading: (moment(reading), reading.article.id)):
        own = _sentences(story, reading)
        fresh = next((sentence for sentence in own if not any(_says_again(sentence, reading, *step) for step in so_far)), None)
        if fresh:
            so_far.append((reading, fresh))
    return tuple(so_far)


def _sentences(story: Story, reading: Reading) -> list[Sentence]:
    """The best sentences of a report: its summary, or what a teaser says beyond its headline."""
    if reading.article.is_teaser:
        return [reading.analysis.sentences[at] for at in own_sentences(reading, reading.article.title)]
    alone = replace(story, lead=reading, others=(), copies=())
    return [reading.analysis.sentences[at] for reading, at in summarize_story(alone, count=3)]


def _says_again(sentence: Sentence, reading: Reading, earlier: Reading, said: Sentence) -> bool:
    if repeats(sentence.text, said.text):
        return True
    mine = set(content_stems(sentence.text, reading.article.language))
    theirs = set(content_stems(said.text, earlier.article.language))
    return bool(mine) and len(mine & theirs) >= _SAME * len(mine)
