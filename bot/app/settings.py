"""Every setting, checked at start: config/default.toml < the user's TOML < environment.

A mistake is one line per setting that names the file (or variable), the key, what was found and what was expected.
"""

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from bot.app.paths import HOME, SHIPPED, settings_file
from bot.app.secrets import SOURCE_SECRETS, fill_in_secrets, read_secret_files, secret_file
from bot.app.setting_kinds import Duration, Language, Languages, Location, Method, Names, QuietText, ScheduleText, Zone
from bot.app.setting_words import expected
from bot.app.upkeep_settings import BackupSettings, HealthSettings, KeepSettings, LimitSettings
from bot.model.errors import UserError
from bot.model.picture import PictureSize
from bot.model.source import FullText, SourceKind
from bot.platforms.table import PLATFORMS

PREFIX = "DATELINE_"
_RESERVED = {"DATELINE_CONFIG", "DATELINE_HOME"}
_PLAIN_NAMES = frozenset[str]().union(*(chat.variables for chat in PLATFORMS))
"""Environment variables that are also read without the bot's prefix; the one with the prefix wins."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NewsroomSettings(_Section):
    """The newsroom itself."""

    name: str
    timezone: Zone
    language: Language
    reads: Languages


class SourceSettings(_Section):
    """One source that every workspace follows; a `sample` only until the workspace has a source of its own.

    `secret` is what its server wants to be told (`bot.sources.credentials`); the file only names it, the environment holds it.
    """

    kind: SourceKind
    location: Location
    title: str = ""
    every: Duration = timedelta(minutes=30)
    full_text: FullText = FullText.DEFAULT
    sample: bool = False
    secret: str = Field(default="", repr=False)


class TopicSettings(_Section):
    """One topic of the terminal's newsroom."""

    name: str = Field(min_length=1, max_length=60)
    words: str = Field(min_length=1)


class DigestSettings(_Section):
    """The terminal's own digest, and the shape of new subscriptions."""

    schedule: ScheduleText
    topics: Names
    max_stories: int = Field(ge=1, le=20)
    most_of_one: int = Field(ge=0, le=20)
    summary_sentences: int = Field(ge=1, le=10)
    quotes: int = Field(ge=0, le=5)
    method: Method
    first_look: Duration
    say_nothing_new: bool
    pictures: PictureSize
    grace: Duration
    quiet_hours: QuietText


class FetchSettings(_Section):
    """How feeds are visited."""

    timeout: Duration
    max_bytes: int = Field(ge=10_000, le=50_000_000)
    contact: str
    allow_hosts: Names
    spacing: Duration
    proxy: str = Field(repr=False, pattern=r"^(https?://[^\s/]+/?)?$")
    full_text: Literal[FullText.AUTO, FullText.NEVER]


class WorkSettings(_Section):
    """How much is done at once, and the time limits."""

    processes: int = Field(ge=1, le=32)
    article_timeout: Annotated[Duration, Field(ge=timedelta(seconds=1))]
    tick: Annotated[Duration, Field(ge=timedelta(seconds=1), le=timedelta(minutes=1))]
    grace: Duration


class LogSettings(_Section):
    """The log."""

    level: Literal["debug", "info", "warning", "error"]
    format: Literal["text", "json"]


class _Fixed(_Section):
    """Everything in config/default.toml except the chats."""

    database: str = Field(repr=False, pattern=r"^(sqlite|postgresql)")
    newsroom: NewsroomSettings
    sources: tuple[SourceSettings, ...]
    topics: tuple[TopicSettings, ...]
    digest: DigestSettings
    fetch: FetchSettings
    work: WorkSettings
    limits: LimitSettings
    keep: KeepSettings
    backup: BackupSettings
    health: HealthSettings
    log: LogSettings

    def of_chat(self, name: str) -> Any:
        """The settings of a chat, by its name."""
        return getattr(self, name)


def _with_chats() -> type[_Fixed]:
    """All settings: each chat of the table has a section of its own name."""
    models = {chat.name: chat.settings() for chat in PLATFORMS}
    sections: dict[str, Any] = {name: (model, Field(default_factory=model)) for name, model in models.items()}
    return create_model("Settings", __base__=_Fixed, __doc__="The whole of config/default.toml.", **sections)


if TYPE_CHECKING:
    Settings = _Fixed
else:
    Settings = _with_chats()


def secrets_of(settings: BaseModel) -> tuple[str, ...]:
    """The values of the secret settings (repr=False)."""
    found: list[str] = []
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        if isinstance(value, BaseModel):
            found.extend(secrets_of(value))
        elif isinstance(value, tuple):
            found.extend(secret for part in value if isinstance(part, BaseModel) for secret in secrets_of(part))
        elif not field.repr and isinstance(value, str):
            found.append(value)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Layer:
    name: str
    values: dict[str, Any]


def load_settings(chosen: Path | None, environ: Mapping[str, str], *, home: Path = HOME) -> Settings:
    """Read and check all layers. `chosen` is the user's file; without one, `dateline.toml` in the home folder if it exists."""
    named = chosen or environ.get("DATELINE_CONFIG")
    path = settings_file(chosen, environ, home)
    layers = [_toml_layer(SHIPPED / "config" / "default.toml"), _hosting_layer(environ)]
    if named or path.exists():
        layers.append(_toml_layer(path))
    layers.append(_environment_layer(environ))
    merged: dict[str, Any] = {}
    for layer in layers:
        merged = _merge(merged, layer.values)
    fill_in_secrets(merged, environ)
    try:
        return Settings.model_validate(merged)
    except ValidationError as problem:
        raise UserError("\n".join(_explain(error, layers) for error in problem.errors())) from None


def _hosting_layer(environ: Mapping[str, str]) -> _Layer:
    """What hosting services set for `web` processes (see Procfile): the port to listen on."""
    port = environ.get("PORT", "")
    values = {chat.name: dict(hosted) for chat in PLATFORMS if port and (hosted := chat.hosted(port))}
    return _Layer("environment variable PORT", values)


def _toml_layer(path: Path) -> _Layer:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError(f"{path}: no such configuration file; check the name, or start from config/example.toml") from None
    except tomllib.TOMLDecodeError as problem:
        raise UserError(f"{path}: not valid TOML: {problem}") from None
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(f"{path}: cannot be read: {problem}") from None
    read_secret_files(values, str(path), is_secret)
    return _Layer(str(path), values)


def _variables(model: type[BaseModel] = Settings, path: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each environment variable with the path of the setting it overrides; lists of tables have none."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _variables(kind, (*path, name))
        elif not any(isinstance(part, type) and issubclass(part, BaseModel) for part in get_args(kind)):
            yield PREFIX + "_".join((*path, name)).upper(), (*path, name)


def _environment_layer(environ: Mapping[str, str]) -> _Layer:
    known, values = dict(_variables()), dict[str, Any]()
    plain = {PREFIX + name: text for name, text in environ.items() if name.removesuffix("_FILE") in _PLAIN_NAMES}
    for variable, text in {**plain, **environ}.items():
        if not variable.startswith(PREFIX) or variable in _RESERVED or variable.startswith(SOURCE_SECRETS):
            continue
        setting = variable if variable in known else variable.removesuffix("_FILE")
        if setting not in known:
            raise UserError(f"environment: {variable} is no setting{_suggest(variable, known)}")
        *sections, key = known[setting]
        place = values
        for section in sections:
            place = place.setdefault(section, {})
        place[key] = text if setting == variable else secret_file(variable, Path(text))
    return _Layer("environment", values)


def _merge(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Merge tables key by key; everything else, lists too, is replaced."""
    merged = dict(below)
    for key, value in above.items():
        held = merged.get(key)
        merged[key] = _merge(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return merged


def _explain(error: ErrorDetails, layers: list[_Layer]) -> str:
    place = error["loc"]
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")
    given = place[:-1] if error["type"] == "missing" else place
    origin = next((layer.name for layer in reversed(layers) if _holds(layer.values, given)), layers[0].name)
    if origin == "environment":
        key = PREFIX + "_".join(str(part) for part in place).upper()
    if error["type"] == "extra_forbidden":
        return f"{origin}: {key} is no setting{_suggest(str(place[-1]), _siblings(place))}"
    if error["type"] == "missing":
        return f"{origin}: {key} is missing"
    found = "…" if is_secret(place) else repr(error["input"])[:80]
    return f"{origin}: {key} is {found}; expected {expected(error)}"


def is_secret(place: tuple[int | str, ...]) -> bool:
    """Whether a setting's value is a secret."""
    model: type[BaseModel] = Settings
    for part in place[:-1]:
        field = model.model_fields.get(str(part))
        kind = field.annotation if field else None
        model = kind if isinstance(kind, type) and issubclass(kind, BaseModel) else model
    held = model.model_fields.get(str(place[-1]))
    return held is not None and not held.repr


def _holds(values: Any, place: tuple[int | str, ...]) -> bool:
    for part in place:
        try:
            values = values[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _siblings(place: tuple[int | str, ...]) -> list[str]:
    model: type[BaseModel] = Settings
    for part in place[:-1]:
        if isinstance(part, str):
            kind = model.model_fields[part].annotation
            for inner in (kind, *get_args(kind)):
                if isinstance(inner, type) and issubclass(inner, BaseModel):
                    model = inner
    return list(model.model_fields)


def _suggest(name: str, choices: Mapping[str, object] | list[str]) -> str:
    close = difflib.get_close_matches(name, choices, 1, 0.6)
    return f"; did you mean {close[0]}?" if close else "; see config/default.toml for all settings"
