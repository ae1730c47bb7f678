"""One story as its readers see it: headline, summary, quotes and sources; every sentence verbatim and cited."""

from bot.compose.cite import cited, fold_space, number_reports
from bot.compose.edition import Edition
from bot.compose.quotation import choose_quotes, pull_quote
from bot.compose.shorten import shorten
from bot.compose.sources import GAP, count, outlet, reference, sources
from bot.model.analysis import Reading, Sentence
from bot.model.article import Article
from bot.model.document import Block, Heading, Small, Span, Style, Text
from bot.model.story import Story
from bot.understand.round_up import summarize_story

HEADLINE = 140
"""Characters of a headline; longer ones are cut at a word, with a mark."""

SENTENCE = 600
"""Characters of a sentence; what is longer is no sentence that anybody wrote, and is cut like a headline."""


def compose_entry(story: Story, edition: Edition, *, bullets: int, quotes: int) -> tuple[Block, ...]:
    """A story with at most so many bullets and quotes. A teaser has its headline and its sources only."""
    numbers = number_reports(story)
    summary = _summary(story, bullets)
    chosen = choose_quotes(story, [sentence.text for _, sentence in summary], quotes)
    used = {reading.article.id for reading, _ in (*summary, *chosen)}
    return (
        Heading(spans=headline(story.lead.article), level=2),
        *(
            Text(spans=(*spans, *reference(reading.article, numbers, edition)), bullet=True)
            for reading, sentence in summary
            if (spans := shorten((cited(reading.article, sentence),), SENTENCE))
        ),
        *(pull_quote(reading.article, quote, numbers, edition) for reading, quote in chosen),
        Small(spans=sources(story, numbers, used, edition)),
    )


def compose_line(story: Story, edition: Edition) -> Text:
    """A story in one line: its headline, linked, and where it stood."""
    where = GAP.join(("", outlet(story.lead.article, edition.language), count(story, edition.language)))
    return Text(spans=(*headline(story.lead.article), Span(text=where, style=Style.FAINT)), bullet=True)


def headline(article: Article) -> tuple[Span, ...]:
    """An article's title, linked when it has an address."""
    return shorten((Span(text=title_of(article), url=article.url, heads=article.id),), HEADLINE)


def title_of(article: Article) -> str:
    """What an article is called; without a title of its own by its place or outlet."""
    return fold_space(article.title) or fold_space(article.dateline) or outlet(article, "en")


def _summary(story: Story, most: int) -> list[tuple[Reading, Sentence]]:
    """The story's sentences; one that is the headline, for want of another, makes room for the next."""
    title = fold_space(story.lead.article.title)
    shown = _sentences(story, most)
    if any(fold_space(sentence.text) == title for _, sentence in shown):
        shown = [one for one in _sentences(story, most + 1) if fold_space(one[1].text) != title][:most]
    return shown


def _sentences(story: Story, most: int) -> list[tuple[Reading, Sentence]]:
    chosen = summarize_story(story, count=most) if most > 0 else ()
    return [(reading, reading.analysis.sentences[at]) for reading, at in chosen if not reading.article.is_teaser]
