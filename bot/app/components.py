"""What Dateline is made of: the libraries of its lock file as they are installed, with their licences.

The bill of materials follows CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

_LOCKED = re.compile(r"^([A-Za-z0-9_.\-]+)==([^\s;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NAME = re.compile(r"[A-Za-z0-9_.\-]+")
_LICENCE_FILE = re.compile(r"(?:^|/)(?:licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST_NAME = 80
"""Some packages put the whole text of their licence where its name belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """An installed library. `licence` is an SPDX expression where it `is_spdx`, else a name; `hashes` are those of the lock."""

    name: str
    version: str
    licence: str
    is_spdx: bool
    home: str
    needs: tuple[str, ...]
    hashes: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its name for other programs (https://github.com/package-url/purl-spec)."""
        return f"pkg:pypi/{normal(self.name)}@{self.version}"


def normal(name: str) -> str:
    """A package's name in the one spelling that PEP 503 gives it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def components(lock: Path) -> tuple[Component, ...]:
    """The libraries of a lock file that are installed here, by name; those for other systems are left out."""
    text = lock.read_text(encoding="utf-8")
    found = list(_LOCKED.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    hashes: dict[str, tuple[str, ...]] = {}
    for match, end in zip(found, ends, strict=True):
        hashes[f"{normal(match[1])}=={match[2]}"] = tuple(_HASH.findall(text, match.end(), end))
    names = sorted({normal(match[1]) for match in found})
    return tuple(_component(held, hashes) for name in names if (held := _installed(name)))


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _component(held: Distribution, hashes: Mapping[str, tuple[str, ...]]) -> Component:
    name = held.metadata["Name"]
    licence, is_spdx = _licence(held)
    needs = {normal(found[0]) for need in held.requires or () if "extra ==" not in need and (found := _NAME.match(need))}
    return Component(
        name=name,
        version=held.version,
        licence=licence,
        is_spdx=is_spdx,
        home=_said(held, "Home-page") or _page(held),
        needs=tuple(sorted(needs)),
        hashes=hashes.get(f"{normal(name)}=={held.version}", ()),
        texts=tuple(_texts(held)),
    )


def _said(held: Distribution, field: str) -> str:
    return str(next(iter(held.metadata.get_all(field) or ()), "")).strip()


def _page(held: Distribution) -> str:
    """Its web page: what it calls its home or its source, else any page."""
    named = [page.partition(",") for page in held.metadata.get_all("Project-URL") or ()]
    pages = {label.strip().casefold(): page.strip() for label, _, page in named if page.strip().startswith("https://")}
    wanted = ("homepage", "home", "source", "source code", "repository", "github", "documentation")
    return next((pages[label] for label in wanted if label in pages), next(iter(pages.values()), ""))


def _licence(held: Distribution) -> tuple[str, bool]:
    about = held.metadata
    if expression := _said(held, "License-Expression"):
        return expression, True
    named = _said(held, "License")
    if named and len(named) <= _LONGEST_NAME and "\n" not in named:
        return named, False
    classified = [
        classifier.removeprefix(_CLASSIFIER)
        for classifier in about.get_all("Classifier") or ()
        if classifier.startswith(_CLASSIFIER)
    ]
    return " or ".join(classified) or "not stated", False


def _texts(held: Distribution) -> Iterator[str]:
    for file in held.files or ():
        if ".dist-info/" in str(file) and _LICENCE_FILE.search(str(file)):
            path = Path(str(held.locate_file(file)))
            if path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace").strip()


def notices(parts: Sequence[Component]) -> str:
    """Every library with its licence, and the licences in full, each text once."""
    lines = [f"{part.name} {part.version}: {part.licence}{f' ({part.home})' if part.home else ''}" for part in parts]
    of: dict[str, list[str]] = {}
    for part in parts:
        for text in part.texts:
            of.setdefault(text, []).append(part.name)
    full = [f"{'=' * 80}\n{', '.join(names)}\n{'=' * 80}\n\n{text}" for text, names in of.items()]
    return "\n".join(["Dateline is made with these libraries.", "", *lines, "", *full]) + "\n"


def bill(parts: Sequence[Component], *, version: str, now: datetime) -> str:
    """A CycloneDX document; the same libraries give the same serial number."""
    known = {normal(part.name): part.purl for part in parts}
    itself = f"pkg:generic/dateline@{version}"
    serial = uuid5(NAMESPACE_URL, "\n".join([itself, *known.values()]))
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": itself, "name": "dateline", "version": version},
        },
        "components": [_listed(part) for part in parts],
        "dependencies": [
            {"ref": itself, "dependsOn": sorted(known.values())},
            *({"ref": part.purl, "dependsOn": [known[need] for need in part.needs if need in known]} for part in parts),
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _listed(part: Component) -> dict[str, Any]:
    licence = {"expression": part.licence} if part.is_spdx else {"license": {"name": part.licence}}
    listed: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "licenses": [licence],
        "purl": part.purl,
    }
    if part.hashes:
        listed["properties"] = [{"name": "dateline:lock:sha256", "value": sha256} for sha256 in part.hashes]
    if part.home:
        listed["externalReferences"] = [{"type": "website", "url": part.home}]
    return listed
