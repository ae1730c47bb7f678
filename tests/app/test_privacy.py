"""The doctor's look at the files that are nobody else's business."""

from pathlib import Path

import pytest

from bot.app.privacy import private_files
from bot.app.settings import HOME, load_settings

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789ab"


@pytest.mark.parametrize(("mode", "good"), [(0o600, True), (0o640, True), (0o644, False), (0o604, False)])
def test_every_file_that_everybody_may_read_is_named(tmp_path: Path, mode: int, good: bool) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    config = tmp_path / "dateline.toml"
    config.write_text(
        f'database = "sqlite:///{tmp_path}/news.db"\n[backup]\nfolder = "{backups}"\n[discord]\ntoken = "{TOKEN}"\n'
    )
    key = tmp_path / "key"
    for file in (tmp_path / "news.db", backups / "dateline-20261123T033000Z.db", key):
        file.write_text("hush")
    for file in (config, key, tmp_path / "news.db", *backups.iterdir()):
        file.chmod(mode)
    environ = {"SLACK_SIGNING_SECRET_FILE": str(key), "HOME_FILE": str(config), "SLACK_APP_TOKEN_FILE": "/run/secrets/app"}
    settings = load_settings(config, {}, home=HOME)
    told = list(private_files(settings, config, environ, tmp_path))
    assert [one.what.split()[0] for one in told] == ["database", "backup", "secret", "settings"]
    assert {one.good for one in told} == {good}
    assert all(("chmod 600" in one.words) == (not good) for one in told)
    assert TOKEN not in repr(told)


def test_settings_without_a_secret_may_be_read(tmp_path: Path) -> None:
    config = tmp_path / "dateline.toml"
    config.write_text(f'database = "sqlite:///{tmp_path}/none.db"\n[backup]\nfolder = "{tmp_path}/none"\n')
    config.chmod(0o644)
    assert list(private_files(load_settings(config, {}, home=HOME), config, {}, tmp_path)) == []
