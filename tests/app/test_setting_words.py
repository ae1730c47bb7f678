"""What is said of a setting that is wrong: never in the words of the library that checks it, and always with what is expected."""

from pathlib import Path

import pytest

from bot.app.cli.main import hint
from bot.app.configuration import check_places
from bot.app.settings import load_settings
from bot.model.errors import UserError
from bot.model.problems import Code, Problem, problem_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[digest]\nmax_stories = "many"', "'many'; expected a whole number"),
        ("[digest]\nmax_stories = 0", "is 0; expected at least 1"),
        ("[digest]\nmax_stories = 99", "is 99; expected at most 20"),
        ("[digest]\nsay_nothing_new = 7", "expected true or false"),
        ("[digest]\nmax_stories = 2.5", "expected a whole number"),
        ("digest = 3", "expected a table of settings, [section]"),
        ('[log]\nlevel = "loud"', "expected one of debug, info, warning, error"),
        ("[log]\nlevel = 3", "expected one of debug, info, warning, error"),
        ('[fetch]\nfull_text = "always"', "expected one of auto, never"),
        ('[[sources]]\nkind = "fed"\nlocation = "x"', "expected one of feed, folder"),
        ('[[sources]]\nkind = "feed"\nlocation = ""', "expected an address, a file or a folder"),
        ('[[sources]]\nkind = "feed"\nlocation = "htps://paper.example"', "expected an address that begins with https://"),
        ('[[topics]]\nname = ""\nwords = "x"', "expected a text that is not empty"),
        ("[newsroom]\nname = 7", "expected a text in quotes"),
        ('[newsroom]\nlanguage = "english"', "expected one of en, ar, de"),
        ('[newsroom]\nreads = ["English"]', "expected codes of languages, two letters each (ISO 639-1): en, de"),
        ('database = "mysql://x"', "expected an address such as sqlite:///var/dateline.db"),
        ('[fetch]\nproxy = "socks://x"', "expected an address that begins with https://"),
        ('[keep]\nat = "25:00"', "expected a time of the day such as 03:30"),
        ('[keep]\narticles = "1d"', "expected at least 7 days"),
        ("[health]\nport = 99999", "expected at most 65535"),
        ("topics = 3", "expected a list"),
    ],
)
def test_what_is_expected_is_said_in_our_words(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_settings(file, {})
    said = str(caught.value)
    assert told in said
    assert said.startswith(f"{file}: ")
    assert not [word for word in ("Input", "valid", "string", "pattern", "instance", "Settings", "type=") if word in said]


@pytest.mark.parametrize("text", ["a.example, b.example", '["a.example", "b.example"]', "[ 'a.example','b.example' ]"])
def test_a_list_in_the_environment_may_have_brackets(text: str) -> None:
    assert load_settings(None, {"DATELINE_FETCH_ALLOW_HOSTS": text}).fetch.allow_hosts == ("a.example", "b.example")


def test_brackets_around_what_is_no_list_are_refused() -> None:
    with pytest.raises(UserError, match="expected a list such as a, b"):
        load_settings(None, {"DATELINE_FETCH_ALLOW_HOSTS": "[a.example"})


@pytest.mark.parametrize("place", ["sources", "backup"])
def test_a_folder_that_was_typed_wrong_is_refused_and_not_made(tmp_path: Path, place: str) -> None:
    file, wrong = tmp_path / "mine.toml", tmp_path / "artcles"
    text = {
        "sources": f'[[sources]]\nkind = "folder"\nlocation = "{wrong}"',
        "backup": f'[backup]\nfolder = "{wrong}/daily"',
    }
    file.write_text(text[place], encoding="utf-8")
    settings = load_settings(file, {})
    with pytest.raises(UserError, match=r"artcles.* is not there; make it"):
        check_places(settings, tmp_path)
    wrong.mkdir()
    check_places(settings, tmp_path)
    assert not list(wrong.iterdir())


def test_below_var_folders_are_made_when_they_are_needed(tmp_path: Path) -> None:
    check_places(load_settings(None, {}), tmp_path)


def test_an_error_names_the_setting_that_it_is_about(tmp_path: Path) -> None:
    file = tmp_path / "dateline.toml"
    refused = Problem(Code.HOST_NOT_PUBLIC, {"host": "10.0.0.1"})
    private = hint(Problem(Code.NOT_ADDED, {"name": "a feed", "problem": refused}), file)
    assert 'allow_hosts = ["10.0.0.1"]' in private
    assert "DATELINE_FETCH_ALLOW_HOSTS=10.0.0.1" in private
    topic = Problem(Code.CONFIGURED_REMOVE_THERE, {"name": "Floods"})
    assert "There is no" in hint(topic, file)
    assert "config/example.toml" in hint(topic, file)
    file.touch()
    assert hint(topic, file) == f"The file is {file}."
    port = hint(Problem(Code.PORT_NOT_FOR_WEB, {"port": 8080, "host": "feeds.example"}), file)
    assert '[fetch] allow_hosts = ["feeds.example"]' in port
    assert hint(problem_of("anything else"), file) == ""
