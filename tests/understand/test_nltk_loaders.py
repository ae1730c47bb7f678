"""NLTK comes with sumy, and its loaders of data (downloads, archives, pickles, corpora) have open advisories: it is never loaded.

A process of its own reads by every method, and watches every file and socket that is opened.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]

WATCH = """
import json, sys

touched = set()

def audit(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "pickle.find_class", "urllib.Request"):
        touched.add(f"{event} {arguments[0]!r}")
    elif event == "open" and "nltk" in str(arguments[0]):
        touched.add(f"open {arguments[0]}")

sys.addaudithook(audit)

from bot.understand.read import read_item, summarize_again
from bot.understand.summarize import METHODS
from tests.builders import FLOOD, STRIKE, item

TEXTS = [FLOOD, STRIKE, "Die Brücke ist gesperrt. " * 9 + "„Wir warten“, sagte Ida Holm. Der Regen hat nachgelassen.",
         "Міст закрито через повінь. " * 9 + "Вода спадає. Школи відчинять у понеділок.",
         "أغلق الجسر بسبب الفيضان. " * 9 + "تراجع المطر. تفتح المدارس يوم الاثنين."]
for text in TEXTS:
    for method in METHODS:
        for reading in read_item(item(body=text), method=method, count=2):
            assert summarize_again(reading, method, 1).analysis.summary
AFTER
loaded = {name.partition(".")[0] for name in sys.modules}
print(json.dumps({"touched": sorted(touched), "loaded": sorted(loaded & {"sumy", "nltk", "pycountry", "requests"})}))
"""


def watched(after: str = "") -> dict[str, list[str]]:
    script = WATCH.replace("AFTER", after)
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def test_no_method_loads_it_or_what_fetches_pages_for_it() -> None:
    assert watched() == {"touched": [], "loaded": ["sumy"]}


def test_whoever_imports_it_afterwards_gets_the_real_one_and_the_watch_sees_it() -> None:
    seen = watched("import nltk.data, requests; assert nltk.data.find and requests.get")
    assert seen["loaded"] == ["nltk", "requests", "sumy"]
    assert any("nltk" in one for one in seen["touched"])


def test_the_bot_names_nltk_nowhere() -> None:
    for file in (ROOT / "bot").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not any(line.lstrip().startswith(("import nltk", "from nltk", "from sumy.nlp")) for line in text.splitlines()), (
            file
        )
