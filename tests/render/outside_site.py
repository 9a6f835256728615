"""The outside of a small publication, made once, and its files compared with goldens."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.render.golden import matches_golden

from divebell.library import load_library
from divebell.render import front_end
from divebell.render.outside import Dives, Head, Publication, show_outside
from divebell.render.pages import Edition, Page
from divebell.render.surroundings import read_surroundings
from divebell.render.texts import render_texts

HERE = Path(__file__).parent
GOLDENS = HERE / "goldens" / "outside"
PUBLICATION = Publication(
    "Example & Co", "https://example.org/learn/", "A dive a day.", "Europe/Berlin", "first.example"
)
AS_OF = date(2026, 3, 1)

_MARKER = re.compile(r"^-- (.+) --\n", re.MULTILINE)
_HASH = re.compile(r"(?<=figures/)[0-9a-f]{16}|(?<=\.)[0-9a-f]{8}(?=\.png)")

_FOLDER = TemporaryDirectory()
"""Where the small publication is, as long as the tests run."""


@dataclass(frozen=True)
class SmallSite:
    edition: Edition
    dives: Dives
    files: Mapping[str, bytes]
    heads: Mapping[str, Head]

    def text(self, name: str) -> str:
        return self.files[name].decode()


def pages(edition: Edition) -> list[Page]:
    """Pages with what the outside reads of them: address, title and description."""
    library = edition.library
    found = [Page("", "home.html", "", "", lambda: None)]
    folders: dict[str, Mapping[str, Any]] = {
        "dives": {dive.slug: dive for dive in edition.dives},
        "problems": edition.problems,
        "topics": library.topics,
        "plans": library.plans,
        "collections": library.collections,
        "assessments": library.assessments,
        "case-studies": library.case_studies,
        "jobs": library.postings,
    }
    for folder, items in folders.items():
        found.append(
            Page(f"{folder}/", f"{folder}.html", folder.capitalize(), f"All {folder}.", lambda: None)
        )
        for slug, item in items.items():
            description = getattr(item, "summary", "") or f"About {slug}."
            found.append(Page(f"{folder}/{slug}/", f"{folder}.html", item.title, description, lambda: None))
    found.append(Page("plans/foundations/weights/", "sheet.html", "Weights", "Formulas.", lambda: None))
    found.append(Page("bookmarks/", "bookmarks.html", "Bookmarks", "Yours.", lambda: None))
    found.append(Page("offline/", "offline.html", "Offline", "Yours.", lambda: None))
    found.append(Page("progress/", "progress.html", "Progress", "Yours.", lambda: None))
    found.append(Page("authors/ada-example/", "author.html", "Ada Example", "Writes.", lambda: None))
    return found


@cache
def small_site() -> SmallSite:
    root = Path(_FOLDER.name)
    _, *parts = _MARKER.split((HERE / "outside_library.txt").read_text(encoding="utf-8"))
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    library = load_library(root)
    store = root / "cache"
    edition = Edition(library, render_texts(library, cache=store, workers=1), {}, {}, AS_OF)
    outside = show_outside(edition, pages(edition), PUBLICATION, front_end(), others=["about/"], cache=store)
    files = {
        url: content.read_bytes() if isinstance(content, Path) else content for url, content in outside.files
    }
    dives = Dives(library, edition.texts, PUBLICATION, read_surroundings(library)[0], store / "figures")
    article = dives.dev_markdown(library.dives["2026-03-01-attention"])
    return SmallSite(edition, dives, files | {"article.md": article.encode()}, outside.heads)


def check_golden(name: str, text: str) -> None:
    """`text` is that of the golden `name`, but for lines' ends and the hashes in the names of pictures."""
    assert matches_golden(GOLDENS / name, _HASH.sub("HASH", text.replace("\r\n", "\n")))
