"""One event a line on standard error: for people, or as JSON for machines. Secrets are never among the facts."""

import logging
import sys
from typing import TextIO

import structlog

from bot.app.settings import LogSettings

_QUIET = ("httpx", "httpcore", "apscheduler", "sqlalchemy", "alembic", "pgqueuer", "trafilatura", "htmldate", "asyncio")


def start_logs(settings: LogSettings, stream: TextIO = sys.stderr) -> None:
    """Let every `logging` record of the bot come out as one structured event; libraries speak from warnings on."""
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    machine = settings.format == "json"
    last: structlog.types.Processor = (
        structlog.processors.JSONRenderer() if machine else structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    )
    chain: list[structlog.types.Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, last]
    if machine:
        chain.insert(0, structlog.processors.format_exc_info)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=chain))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.level.upper())
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
