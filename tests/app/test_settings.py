"""Settings: layers, secrets from files, and errors that say where to look."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.app.logs import Redactor
from bot.app.settings import load_settings, secrets_of
from bot.model.errors import UserError


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_defaults_are_valid() -> None:
    settings = load_settings(None, {})
    assert settings.digest.max_stories == 5
    assert settings.fetch.timeout == timedelta(seconds=20)


def test_each_layer_overrides_the_one_below(tmp_path: Path) -> None:
    mine = settings_file(tmp_path, "[digest]\nmax_stories = 7\nquotes = 1\n")
    settings = load_settings(mine, {"DATELINE_DIGEST_QUOTES": "3", "DATELINE_NEWSROOM_READS": "en, de"})
    assert settings.digest.max_stories == 7
    assert settings.digest.quotes == 3
    assert settings.digest.method == "lead"
    assert settings.newsroom.reads == ("en", "de")


def test_lists_are_replaced_not_mixed(tmp_path: Path) -> None:
    mine = settings_file(tmp_path, '[[topics]]\nname = "Syria"\nwords = "syria"\n')
    assert [topic.name for topic in load_settings(mine, {}).topics] == ["Syria"]


def test_a_secret_comes_from_a_file_and_is_never_shown(tmp_path: Path) -> None:
    secret = tmp_path / "url"
    secret.write_text("postgresql://u:hush@h/d\n")
    settings = load_settings(None, {"DATELINE_DATABASE_FILE": str(secret)})
    assert settings.database == "postgresql://u:hush@h/d"
    assert "hush" not in repr(settings)
    with pytest.raises(UserError) as caught:
        load_settings(None, {"DATELINE_DATABASE": "mysql://u:hush@h/d"})
    assert "hush" not in str(caught.value)


def test_a_configuration_file_may_name_the_file_of_a_secret(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text("s3cret\n")
    mine = settings_file(tmp_path, f'[discord]\ntoken_file = "{secret}"\n')
    assert load_settings(mine, {}).discord.token == "s3cret"
    assert load_settings(mine, {"DISCORD_TOKEN": "other"}).discord.token == "other"
    with pytest.raises(UserError, match=r"discord\.token_file names .*none, which cannot be read"):
        load_settings(settings_file(tmp_path, f'[discord]\ntoken_file = "{tmp_path}/none"\n'), {})
    with pytest.raises(UserError, match=r"digest\.method_file is no setting"):
        load_settings(settings_file(tmp_path, f'[digest]\nmethod_file = "{secret}"\n'), {})


PAPER = '[[sources]]\nkind = "feed"\nlocation = "https://paper.example/feed"\nsecret = "paper"\n'


def test_a_sources_secret_is_named_in_the_file_and_held_by_the_environment(tmp_path: Path) -> None:
    mine, held = settings_file(tmp_path, PAPER), tmp_path / "held"
    held.write_text("X-Api-Key: s3cret-key\n", encoding="utf-8")
    for environ in ({"DATELINE_SECRET_PAPER": "X-Api-Key: s3cret-key"}, {"DATELINE_SECRET_PAPER_FILE": str(held)}):
        settings = load_settings(mine, environ)
        assert settings.sources[0].secret == "X-Api-Key: s3cret-key"
        assert "s3cret" not in repr(settings)
        redact = Redactor(secrets_of(settings))
        assert "s3cret" not in redact("sent s3cret-key to paper.example", longest=200)
    with pytest.raises(UserError, match=r"paper.example/feed wants a secret; set DATELINE_SECRET_PAPER, or"):
        load_settings(mine, {})
    with pytest.raises(UserError, match="DATELINE_SECRET_PAPER_FILE"):
        load_settings(mine, {"DATELINE_SECRET_PAPER_FILE": str(tmp_path / "none")})


def test_a_proxy_is_an_address_and_its_password_is_not_shown() -> None:
    settings = load_settings(None, {"DATELINE_FETCH_PROXY": "http://ida:s3cret@proxy.example:3128"})
    assert "s3cret" not in repr(settings)
    with pytest.raises(UserError) as caught:
        load_settings(None, {"DATELINE_FETCH_PROXY": "socks5://ida:s3cret@proxy.example"})
    assert "s3cret" not in str(caught.value)


def test_the_file_is_found_by_environment(tmp_path: Path) -> None:
    mine = settings_file(tmp_path, "[digest]\nmax_stories = 9\n")
    assert load_settings(None, {"DATELINE_CONFIG": str(mine)}).digest.max_stories == 9


def test_the_port_of_a_hosting_platform_is_listened_at_unless_something_else_is_said(tmp_path: Path) -> None:
    def place(environ: dict[str, str], text: str = "") -> tuple[str, int]:
        slack = load_settings(settings_file(tmp_path, text), environ).slack
        return slack.host, slack.port

    everywhere = "0.0.0.0"  # noqa: S104
    assert place({"PORT": "5005"}) == (everywhere, 5005)
    assert place({"PORT": "5005", "DATELINE_SLACK_PORT": "4000"}) == (everywhere, 4000)
    assert place({"PORT": "5005"}, '[slack]\nhost = "::1"\n') == ("::1", 5005)
    assert place({}) == place({"PORT": ""}) == ("127.0.0.1", 3000)


@pytest.mark.parametrize(
    ("text", "environ", "told"),
    [
        ("databse = 'x'", {}, ["mine.toml", "databse", "did you mean database?"]),
        ("[digest]\nmax_storys = 3", {}, ["mine.toml", "digest.max_storys", "did you mean max_stories?"]),
        ("[digest]\nmax_stories = 'many'", {}, ["mine.toml", "digest.max_stories", "'many'", "whole number"]),
        ("[digest]\nmax_stories = 21", {}, ["mine.toml", "digest.max_stories", "21", "20"]),
        ("[digest]\nfirst_look = 'soon'", {}, ["mine.toml", "digest.first_look", "'soon'", "7d"]),
        ("[digest]\nmethod = 'best'", {}, ["mine.toml", "digest.method", "'best'", "lexrank"]),
        ("[newsroom]\ntimezone = 'Europe/Berln'", {}, ["newsroom.timezone", "Europe/Berln", "did you mean Europe/Berlin?"]),
        ("[[topics]]\nname = 'a'\nword = 'x'", {}, ["mine.toml", "topics[0].words is missing", "did you mean words?"]),
        ("[[sources]]\nkind = 'ftp'\nlocation = 'x'", {}, ["mine.toml", "sources[0].kind", "'ftp'", "feed"]),
        ("digest = 3", {}, ["mine.toml", "digest"]),
        ("nonsense = [", {}, ["mine.toml", "not valid TOML"]),
        ("", {"DATELINE_DIGEST_MAX_STORIS": "3"}, ["environment", "did you mean DATELINE_DIGEST_MAX_STORIES?"]),
        ("", {"DATELINE_DIGEST_MAX_STORIES": "x"}, ["environment", "DATELINE_DIGEST_MAX_STORIES", "whole number"]),
        ("", {"PORT": "http"}, ["environment variable PORT", "slack.port", "'http'", "whole number"]),
        ("", {"DATELINE_DATABASE_FILE": "/nowhere/at/all"}, ["DATELINE_DATABASE_FILE", "/nowhere/at/all"]),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, environ: dict[str, str], told: list[str]) -> None:
    with pytest.raises(UserError) as caught:
        load_settings(settings_file(tmp_path, text), environ)
    for words in told:
        assert words in str(caught.value)


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no such configuration file.*example\.toml"):
        load_settings(tmp_path / "none.toml", {})
