"""The server that a button in a direct message is about: the one in the button's id, if the person is a member of it."""

from typing import Any

import discord

from bot.flows.desk import SharedDesk
from bot.model.errors import UserError
from bot.model.problems import Code

HOME = "@home"
"""The hidden value of a form that carries it on."""

Interaction = discord.Interaction[Any]


def home_of(interaction: Interaction) -> str:
    """The server that was found for an interaction in a direct message, "" for one in a server."""
    return str(interaction.extras.get(HOME, ""))


async def come_home(desk: SharedDesk, interaction: Interaction, named: str, argument: str = "") -> None:
    """Find it. Raises UserError for a person who is no member there, whatever the button says.

    A button from before they contained it is resolved by the digest that it names.
    """
    if interaction.guild_id is not None:
        return
    user = str(interaction.user.id)
    if not named:
        subscription = await desk.workspaces.subscription(argument.partition("@")[0])
        named = subscription.workspace_id if subscription and subscription.channel.person == user else ""
    if not named.isdecimal() or not await _is_member(interaction.client, named, user):
        raise UserError(Code.NO_MEMBER_THERE)
    interaction.extras[HOME] = named


async def _is_member(client: discord.Client, server: str, user: str) -> bool:
    try:
        await client.http.get_member(int(server), int(user))
    except (discord.NotFound, discord.Forbidden):
        return False
    return True
