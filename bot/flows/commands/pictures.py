"""/digest pictures: whether the stories of a digest have a picture, and how large."""

from dataclasses import replace

from bot.compose.answers import compose_list
from bot.flows import subscribe
from bot.flows.commands.ask import Ask, FormErrors
from bot.flows.commands.attic import put_away
from bot.flows.commands.digest_choice import chosen, label
from bot.flows.commands.digest_state import channel_span
from bot.flows.commands.forms import no_choice, pictures_form
from bot.flows.commands.lines import DIGEST, PICTURES, command
from bot.model.conversation import Option, OptionKind, Reply


@command(
    "digest",
    "pictures",
    options=(Option(name="size", about="option.size", kind=OptionKind.CHOICE, choices=tuple(PICTURES)), DIGEST),
    admin=True,
    form=True,
)
async def pictures(ask: Ask) -> Reply:
    """Set the size of a digest's pictures; without it, a form. The previous size can be restored."""
    subscription = await chosen(ask)
    called, value = await label(ask, subscription), ask.value("size")
    if not value:
        return Reply(form=pictures_form(ask, subscription, called))
    if value not in PICTURES:
        raise FormErrors({"size": no_choice(ask, value, PICTURES)})
    undo = await put_away(ask, subscription, called)
    changed = await subscribe.change(ask.desk, subscription, pictures=PICTURES[value], keeper=ask.request.asker.user)
    lines = [ask.say("pictures_are", choice=ask.say(value))]
    lines += [ask.say("pictures_not_plain")] if ask.workspace.plain else []
    document = compose_list(called, [(channel_span(ask, changed.channel),)], lines, language=ask.language)
    return Reply(document=replace(document, actions=(undo, ask.button("digest.preview", changed.id))))
