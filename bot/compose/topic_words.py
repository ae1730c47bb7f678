"""A topic's words as people type them."""

from bot.model.topic import Topic


def say_topic(topic: Topic) -> str:
    """`syria, "chemical weapons", +russia, -football`: what `bot.understand.topics.topic_of` reads back as this topic."""
    signed = (
        [("", term) for term in topic.any_of] + [("+", term) for term in topic.all_of] + [("-", term) for term in topic.none_of]
    )
    return ", ".join(sign + (term if term.isalnum() else f'"{term}"') for sign, term in signed)
