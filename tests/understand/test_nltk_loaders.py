"""NLTK comes with sumy, and its loaders of data (downloads, archives, pickles, corpora) have open advisories: none is called.

A process of its own watches every function of NLTK's from the first import on, and every file and socket that is opened.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]

WATCH = """
import inspect, json, sys

called, touched = set(), set()

def spy(frame, event, _):
    code = frame.f_code
    if event == "call" and "/nltk/" in code.co_filename and code.co_flags & inspect.CO_OPTIMIZED:
        called.add((code.co_filename.rpartition("/nltk/")[2], code.co_name))

def audit(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "pickle.find_class", "urllib.Request"):
        touched.add(f"{event} {arguments[0]!r}")
    elif event == "open" and "nltk_data" in str(arguments[0]):
        touched.add(f"open {arguments[0]}")

sys.addaudithook(audit)
sys.setprofile(spy)
import bot.understand.sumy_methods
imported, called = called, set()

from bot.understand.read import read_item, summarize_again
from bot.understand.summarize import METHODS
from tests.builders import FLOOD, STRIKE, item

TEXTS = [FLOOD, STRIKE, "Die Brücke ist gesperrt. " * 9 + "„Wir warten“, sagte Ida Holm. Der Regen hat nachgelassen.",
         "Міст закрито через повінь. " * 9 + "Вода спадає. Школи відчинять у понеділок.",
         "أغلق الجسر بسبب الفيضان. " * 9 + "تراجع المطر. تفتح المدارس يوم الاثنين."]
for text in TEXTS:
    for method in METHODS:
        for reading in read_item(item(body=text), method=method, count=2):
            summarize_again(reading, method, 1)
sys.setprofile(None)
found = {"imported": sorted(imported), "called": sorted(called), "touched": sorted(touched)}
print(json.dumps(found | {"loaded": "nltk" in sys.modules}))
"""
LOADERS = ("data.py", "downloader.py", "corpus/", "pathsec.py", "tokenize/punkt.py")
AT_IMPORT = {"_is_windows", "<listcomp>", "<genexpr>", "__init__", "default_download_dir", "_as_path_text"}
AT_IMPORT |= {"<dictcomp>", "_parse_args", "_reject_aliased_or_special", "_reject_bad_name_syntax", "open_package_resource"}
"""What NLTK does as it is imported: look for nothing, read nothing but its own version."""


@pytest.fixture(scope="module")
def seen() -> dict[str, list[list[str]]]:
    done = subprocess.run([sys.executable, "-c", WATCH], cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found


def test_none_of_them_is_called_by_any_method(seen: dict[str, list[list[str]]]) -> None:
    assert seen["loaded"], "the watch has seen nothing"
    assert [one for one in seen["called"] if one[0].startswith(LOADERS)] == []


def test_none_of_them_is_called_as_it_is_imported(seen: dict[str, list[list[str]]]) -> None:
    assert {name for file, name in seen["imported"] if file.startswith(LOADERS)} <= AT_IMPORT


def test_no_data_is_opened_unpickled_or_fetched(seen: dict[str, list[list[str]]]) -> None:
    assert seen["touched"] == []


def test_the_bot_names_nltk_nowhere() -> None:
    for file in (ROOT / "bot").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not any(line.lstrip().startswith(("import nltk", "from nltk", "from sumy.nlp")) for line in text.splitlines()), (
            file
        )


def test_the_watch_would_see_a_loader() -> None:
    asking = "import nltk.data\ntry:\n    nltk.data.find('tokenizers/punkt')\nexcept LookupError:\n    pass\nTEXTS = []\n"
    spied = WATCH.replace("for text in TEXTS:", f"{asking}for text in TEXTS:")
    done = subprocess.run([sys.executable, "-c", spied], cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    assert ["data.py", "find"] in json.loads(done.stdout)["called"]
