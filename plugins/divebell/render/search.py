"""The search: Pagefind's indexes of the built site, in shards that are made anew only if their pages changed.

A shard is a Pagefind bundle of its own, and the reader's browser merges them. Dives go to the shard of their
year, so that a year that is over is never indexed again; all else goes to one shard. Only what a page marks
as its text counts: a new header or style sheet leaves every shard as it is.
"""

import hashlib
import importlib.metadata
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pagefind_bin

from .search_order import order_filters

SEARCH = "assets/search"
"""Where the site serves the search."""
UNDATED = "undated"
"""The shard of what belongs to no year; the browser takes Pagefind's program from it."""

FOLDERS = ("dives", "topics", "problems", "case-studies", "jobs", "writing", "writing/reference")
"""The folders whose pages are searched, where they mark a text."""

_DATED = re.compile(r"dives/(\d{4})-")
_BODY = re.compile(r"<article data-pagefind-body\b")
_ARTICLE = re.compile(r"<(/?)article\b")
_WORKBENCH = re.compile(r"<divebell-workbench\b.*?</divebell-workbench>", re.DOTALL)
_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_LAID_OUT = re.compile("<m(?:sub|sup|frac|sqrt|root|under|over|table)")
_UNUSED = ("pagefind-*.js", "pagefind-*.css", "wasm.unknown.pagefind")
"""Interfaces, a worker and a language that the site's own search does without."""


class SearchIndexError(Exception):
    """Pagefind did not index the site."""


def shard_of(url: str) -> str:
    """The shard of the page at an address relative to the root: `2026` for `dives/2026-11-20-attention/`."""
    dated = _DATED.match(url)
    return dated[1] if dated else UNDATED


def searched_text(html: str) -> str | None:
    """The `<article>` marked with `data-pagefind-body`, without its workbenches; None if there is none.

    Workbenches hold solutions, and addresses that change with every version of the runtime. Formulas that are
    more than a row of signs are left out: in the plain text of an excerpt, x² would read x2.
    """
    body = _BODY.search(html)
    if body is None:
        return None
    depth = 0
    for tag in _ARTICLE.finditer(html, body.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            text = _WORKBENCH.sub("", f"{html[body.start() : tag.start()]}</article>")
            return _MATH.sub(_readable, text)
    return None


def _readable(formula: re.Match[str]) -> str:
    return "…" if _LAID_OUT.search(formula[0]) else formula[0]


def searched_pages(site: Path) -> Mapping[str, Mapping[str, str]]:
    """The text of every page that is searched, by shard and address, both in order."""
    shards: dict[str, dict[str, str]] = {}
    for path in sorted(page for folder in FOLDERS for page in site.glob(f"{folder}/*/index.html")):
        text = searched_text(path.read_text(encoding="utf-8"))
        if text is not None:
            url = f"{path.parent.relative_to(site).as_posix()}/"
            shards.setdefault(shard_of(url), {})[url] = text
    return dict(sorted(shards.items()))


def index_site(site: Path, *, cache: Path) -> tuple[str, ...]:
    """Put the search into a built site; give the shards that had to be indexed, the others came from `cache`.

    Raises `SearchIndexError` with what Pagefind said.
    """
    target = site / SEARCH
    shutil.rmtree(target, ignore_errors=True)
    shards = searched_pages(site)
    if UNDATED not in shards:
        return ()
    indexed = []
    for name, pages in shards.items():
        bundle = cache / "search" / _digest(pages)
        if not bundle.exists():
            _index(pages, bundle)
            indexed.append(name)
        shutil.copytree(bundle, target / name)
    years = [name for name in shards if name != UNDATED]
    (target / "shards.json").write_text(json.dumps([UNDATED, *reversed(years)]), encoding="utf-8")
    return tuple(indexed)


def _digest(pages: Mapping[str, str]) -> str:
    made_from = [importlib.metadata.version("pagefind-bin"), _UNUSED, pages]
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()[:32]


def _index(pages: Mapping[str, str], bundle: Path) -> None:
    """Index pages into the folder `bundle`, which appears at once and whole."""
    bundle.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=bundle.parent) as name:
        source, made = Path(name, "pages"), Path(name, "bundle")
        for url, text in pages.items():
            page = source / url / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(f'<!doctype html><html lang="en"><body>{text}</body></html>', encoding="utf-8")
        done = subprocess.run(
            [pagefind_bin.get_executable(), "--site", source, "--output-path", made, "--quiet"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or not (made / "pagefind-entry.json").exists():
            raise SearchIndexError(f"Pagefind could not index the site:\n{done.stdout}{done.stderr}".rstrip())
        for pattern in _UNUSED:
            for unused in made.glob(pattern):
                unused.unlink()
        order_filters(made)
        try:
            made.rename(bundle)
        except OSError:
            if not bundle.exists():  # otherwise another build was quicker, with the same bytes
                raise
