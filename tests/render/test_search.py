"""What of a built site is searched, in which shard, and when a shard is made anew."""

import gzip
import json
from pathlib import Path

import pytest

from divebell.render.search import SEARCH, index_site, searched_pages, searched_text, shard_of

PAGE = """<!doctype html><html lang="en"><head><title>x</title></head><body>
<header>{header}</header><article data-pagefind-body data-kind="{kind}"
data-pagefind-filter="kind[data-kind]"><h1>{title}</h1><p>{text}</p></article></body></html>"""
PAGES = {
    "dives/2025-12-31-softmax/": "dive",
    "dives/2026-01-01-attention/": "dive",
    "topics/softmax/": "topic",
    "problems/softmax/": "problem",
    "case-studies/search/": "case",
    "jobs/engineer/": "job",
}


def write(site: Path, url: str, kind: str, text: str = "A text.", header: str = "Divebell") -> None:
    path = site / url / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(header=header, kind=kind, title=url, text=text), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for url, kind in PAGES.items():
        write(site, url, kind)
    for url in ("dives/", "tags/softmax/", "problems/"):
        path = site / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<article><h1>A list</h1></article>", encoding="utf-8")
    return site


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_formula_that_plain_text_would_change_is_left_out() -> None:
    square = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
    text = searched_text(
        PAGE.format(header="", kind="dive", title="x", text=f"{square}, <math><mi>x</mi></math>")
    )
    assert text is not None
    assert "<p>…, <math><mi>x</mi></math></p>" in text


@pytest.mark.parametrize(
    ("url", "shard"),
    [
        ("dives/2026-11-20-attention/", "2026"),
        ("topics/2026-in-review/", "undated"),
        ("dives/", "undated"),
    ],
)
def test_dives_are_in_the_shard_of_their_year(url: str, shard: str) -> None:
    assert shard_of(url) == shard


def test_what_marks_no_text_is_not_searched(site: Path) -> None:
    shards = searched_pages(site)
    assert {name: list(pages) for name, pages in shards.items()} == {
        "2025": ["dives/2025-12-31-softmax/"],
        "2026": ["dives/2026-01-01-attention/"],
        "undated": ["case-studies/search/", "jobs/engineer/", "problems/softmax/", "topics/softmax/"],
    }


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<article>x</article>", None),
        (
            "<p>a</p><article data-pagefind-body>b<article>c</article>d</article><article>e</article>",
            "<article data-pagefind-body>b<article>c</article>d</article>",
        ),
        (
            "<article data-pagefind-body>a<divebell-workbench>\n<p>s</p></divebell-workbench>b</article>",
            "<article data-pagefind-body>ab</article>",
        ),
    ],
    ids=["no text", "an article in an article", "a workbench"],
)
def test_the_text_of_a_page_is_its_marked_article(html: str, text: str | None) -> None:
    assert searched_text(html) == text


def test_only_the_shard_of_a_changed_text_is_indexed_again(site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert set(index_site(site, cache=cache)) == {"2025", "2026", "undated"}
    assert index_site(site, cache=cache) == ()
    for url, kind in PAGES.items():
        write(site, url, kind, header="Another header")
    assert index_site(site, cache=cache) == ()
    write(site, "dives/2026-01-02-dropout/", "dive")
    assert index_site(site, cache=cache) == ("2026",)


def test_the_same_pages_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two", "three"):
        index_site(site, cache=tmp_path / name)
        made.append(tree(site / SEARCH))
    assert made[0] == made[1] == made[2]


def test_the_browser_is_told_of_every_shard(site: Path, tmp_path: Path) -> None:
    index_site(site, cache=tmp_path / "cache")
    files = tree(site / SEARCH)
    assert json.loads(files["shards.json"]) == ["undated", "2026", "2025"]
    entries = {name: json.loads(files[f"{name}/pagefind-entry.json"]) for name in ("undated", "2026", "2025")}
    assert {name: entry["languages"]["en"]["page_count"] for name, entry in entries.items()} == {
        "undated": 4,
        "2026": 1,
        "2025": 1,
    }
    [fragment] = [content for name, content in files.items() if name.startswith("2025/fragment/")]
    assert b'"url":"/dives/2025-12-31-softmax/"' in gzip.decompress(fragment)
    assert not [name for name in files if "ui" in Path(name).stem.split("-")]


def test_a_site_with_nothing_to_search_has_no_search(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    assert index_site(site, cache=tmp_path / "cache") == ()
    assert not (site / SEARCH).exists()
