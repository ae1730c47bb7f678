"""/brief: what is known about a topic."""

from bot.compose.brief import STORIES
from bot.flows.brief import Question, brief
from bot.flows.commands.ask import Ask
from bot.model.conversation import Reply


async def answer_brief(ask: Ask) -> Reply:
    """Stories on a topic, or on any words."""
    question = Question(workspace=ask.workspace, asked=ask.value("topic"), since=ask.since("24h"), max_stories=STORIES)
    document = await brief(ask.desk, question)
    post = ask.request.asker.channel if ask.flag("public") else None
    return Reply(document=document, post=post)
