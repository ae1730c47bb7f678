"""Single reports: one that leads nowhere, read in the chat; and the story of one that is known by its address."""

from bot.compose.brief import BULLETS, QUOTES
from bot.compose.edition import Measure
from bot.compose.entry import headline
from bot.compose.page import body, counts, front
from bot.compose.whole import compose_piece, place_of
from bot.flows.commands.ask import Ask
from bot.flows.commands.lines import button
from bot.flows.commands.source_names import names
from bot.flows.select import READ, select_told
from bot.model.conversation import Reply
from bot.model.document import Document, text_of
from bot.model.errors import UserError


@button("brief", "read")
async def read(ask: Ask) -> Reply:
    """A piece of the report; one with a page of its own is read there. Raises UserError for what is not kept, or not here."""
    article_id, number = place_of(ask.operand)
    reading = await ask.desk.shelf.report(ask.workspace.id, article_id)
    if reading is None:
        raise UserError(ask.say("too_old"))
    if reading.article.url:
        return ask.tell("read_there", headline=headline(reading.article))
    document = compose_piece(reading, number, ask.edition, source=await _source(ask, reading.article.source_id))
    if document is None:  # It was corrected meanwhile and is shorter, or the button is forged.
        raise UserError(ask.say("too_old"))
    return Reply(document=document)


async def _source(ask: Ask, source_id: str) -> str:
    known = await names(ask)
    followed = await ask.desk.news.sources(ask.workspace.id)
    return next((known.name(source) for source, _ in followed if source.id == source_id), "")


async def told_at(ask: Ask, link: str) -> Reply:
    """The story of the stored report with that address, by all who tell it. Raises UserError where there is none."""
    reading = await ask.desk.shelf.at_address(ask.workspace.id, link)
    if reading is None:
        raise UserError(ask.say("no_report_at"))
    own = reading.article.id
    story = (await ask.desk.told_stories.stories_of([own]))[own]
    ids = await ask.desk.told_stories.members(ask.workspace.id, story, READ)
    selection = await select_told(ask.desk, ask.workspace.id, (), [own, *(one for one in ids if one != own)])
    stories, edition = selection.stories, ask.edition
    title = ask.say("story_of", headline=text_of(headline(reading.article)))
    blocks = (
        *front(title, counts(stories, ask.language)),
        *body(stories, edition, Measure(max_stories=1, bullets=BULLETS, quotes=QUOTES)),
    )
    return Reply(document=Document(title=title, blocks=blocks, language=ask.language))
