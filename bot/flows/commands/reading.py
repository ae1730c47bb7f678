"""The Read button: a report that leads nowhere, opened in the chat for those whose workspace may see it."""

from bot.compose.entry import headline
from bot.compose.whole import compose_piece, place_of
from bot.flows.commands.ask import Ask
from bot.flows.commands.lines import button
from bot.flows.commands.source_names import names
from bot.model.conversation import Reply
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
