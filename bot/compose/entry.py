"""One story as its readers see it: headline, summary, quotes and sources; every sentence verbatim and cited."""

from bot.compose.cite import cited, fold_space, number_reports
from bot.compose.differences import differing_line
from bot.compose.edition import Edition
from bot.compose.quotation import choose_quotes, holds_words_of, makes_up, pull_quote
from bot.compose.shorten import shorten
from bot.compose.sources import GAP, outlet, reference, sources, tellers, voices
from bot.compose.wording import weave
from bot.model.analysis import Quote, Reading, Sentence
from bot.model.article import Article, ArticleKind
from bot.model.document import Block, Heading, Small, Span, Style, Text
from bot.model.story import Story
from bot.parse.genre import says_opinion
from bot.understand.rank import fresh
from bot.understand.round_up import summarize_story
from bot.understand.teaser import own_sentences, repeats

HEADLINE = 140
"""The most characters of a headline; longer ones are cut at a word, with a mark."""

SENTENCE = 600
"""The most characters of a sentence; a longer one is hardly a sentence, and is cut like a headline."""

_TRIED = 5
"""So many quotes, the best first, may replace sentences with the same words."""


def compose_entry(
    story: Story, edition: Edition, *, bullets: int, quotes: int, longest: int = 0, was_marked: bool = False
) -> tuple[Block, ...]:
    """A story with at most so many sentences and quotes; of teasers alone, what one of them says for itself.

    The first sentence is the news, the others are what else there is. `longest` is as in `choose_quotes`,
    `was_marked` as in `sources`.
    """
    summary, chosen = _said(story, bullets, quotes, longest)
    numbers = number_reports(reading for reading, _ in summary)
    used = {reading.article.id for reading, _ in (*summary, *chosen)}
    several = voices(story) > 1
    return (
        Heading(spans=labelled(story.lead.article, edition.language), level=2, picture=edition.pictures.get(story.id)),
        *(
            Text(spans=(*spans, *reference(reading.article, numbers, edition)), bullet=place > 0)
            for place, (reading, sentence) in enumerate(summary)
            if (spans := shorten((cited(reading.article, sentence),), SENTENCE))
        ),
        *(
            pull_quote(reading, quote, edition, names_outlet=several and _ends_a_group(chosen, place))
            for place, (reading, quote) in enumerate(chosen)
        ),
        Small(spans=sources(story, numbers, used, edition, was_marked=was_marked)),
        *differing_line(story, edition),
    )


def compose_line(story: Story, edition: Edition) -> Text:
    """A story in one line: its headline, linked, and where it stood."""
    where = GAP + tellers(story, edition.language)
    return Text(spans=(*labelled(story.lead.article, edition.language), Span(text=where, style=Style.FAINT)), bullet=True)


def headline(article: Article) -> tuple[Span, ...]:
    """An article's title, linked when it has an address."""
    return shorten((Span(text=title_of(article), url=article.url, heads=article.id),), HEADLINE)


def labelled(article: Article, language: str) -> tuple[Span, ...]:
    """The headline; for an opinion with a label, unless the headline says so itself."""
    if article.kind is not ArticleKind.OPINION or says_opinion(article.title):
        return headline(article)
    return weave(language, "opinion", headline=headline(article))


def title_of(article: Article) -> str:
    """The title of an article; without one, its place or outlet."""
    return fold_space(article.title) or fold_space(article.dateline) or outlet(article, "en")


def _ends_a_group(chosen: list[tuple[Reading, Quote]], place: int) -> bool:
    """Whether the next quote is of another report: an outlet with several quotes is named after the last."""
    following = chosen[place + 1 : place + 2]
    return not following or following[0][0].article.id != chosen[place][0].article.id


CitedSentences = list[tuple[Reading, Sentence]]


def _said(story: Story, bullets: int, quotes: int, longest: int) -> tuple[CitedSentences, list[tuple[Reading, Quote]]]:
    """Sentences and quotes without repetition: where everything worth quoting is in the sentences, one of those is left out.

    The first one only where it is little more than the quotation: otherwise it quotes the speaker itself.
    """
    summary = summary_of(story, bullets)
    chosen = choose_quotes(story, [sentence.text for _, sentence in summary], quotes, longest=longest)
    if chosen or quotes < 1 or not summary:
        return summary, chosen
    for reading, quote in choose_quotes(story, (), _TRIED):
        others = summary_of(story, bullets, without=quote)
        if others and (others[0] == summary[0] or makes_up(quote, summary[0][1].text)):
            return others, [(reading, quote)]
    return summary, []


def summary_of(story: Story, most: int, *, without: Quote | None = None) -> CitedSentences:
    """The story's sentences, none of which says the headline or a quote again. Where no report has its full text, a teaser's."""
    if most < 1:
        return []
    title = story.lead.article.title

    def is_said(text: str) -> bool:
        return repeats(text, title) or (without is not None and holds_words_of(without, text))

    chosen = summarize_story(story, count=most, skip=is_said)
    shown = [(reading, reading.analysis.sentences[at]) for reading, at in chosen if not reading.article.is_teaser]
    return shown or [(reading, sentence) for reading, sentence in _teaser_of(story, most) if not is_said(sentence.text)]


def _teaser_of(story: Story, most: int) -> CitedSentences:
    """The first teaser with text of its own: the words of one outlet, so that they are marked once."""
    for reading in fresh((story.lead, *story.others)):
        own = own_sentences(reading, story.lead.article.title)[:most] if reading.article.is_teaser else ()
        if own:
            return [(reading, reading.analysis.sentences[at]) for at in own]
    return []
