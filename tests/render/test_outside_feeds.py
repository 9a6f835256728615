"""Feeds, held by goldens and by the rules of their formats."""

import json
import re
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from .outside_site import PUBLICATION, check_golden, small_site

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
FOLDERS = ["", "plans/foundations/", "tags/transformers/"]


class Addresses(HTMLParser):
    """Collects the addresses, elements and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.elements: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


def text(element: ET.Element, path: str) -> str:
    found = element.find(path)
    assert found is not None, path
    assert found.text, path
    return found.text


def contents(folder: str) -> list[str]:
    site = small_site()
    atom = ET.fromstring(site.files[f"{folder}atom.xml"])
    rss = ET.fromstring(site.files[f"{folder}rss.xml"])
    items = json.loads(site.files[f"{folder}feed.json"])["items"]
    written = [text(entry, f"{ATOM}content") for entry in atom.iter(f"{ATOM}entry")]
    assert written == [text(item, CONTENT) for item in rss.iter("item")]
    assert written == [item["content_html"] for item in items]
    return written


@pytest.mark.parametrize("name", ["atom.xml", "rss.xml", "feed.json", "devto.xml", "sitemap.xml"])
def test_golden(name: str) -> None:
    check_golden(name, small_site().text(name))


def test_every_plan_and_every_tag_with_a_published_dive_has_its_feeds() -> None:
    folders = {name.removesuffix("atom.xml") for name in small_site().files if name.endswith("atom.xml")}
    tags = {"attention", "cpp", "deep-learning", "extra", "transformers"}
    assert folders == {"", "plans/foundations/", *(f"tags/{tag}/" for tag in tags)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_atom_has_what_rfc_4287_requires(folder: str) -> None:
    address = f"https://example.org/learn/{folder}"
    feed = ET.fromstring(small_site().files[f"{folder}atom.xml"])
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{address}atom.xml", "alternate": address}
    entries = feed.findall(f"{ATOM}entry")
    ids = [text(feed, f"{ATOM}id"), *(text(entry, f"{ATOM}id") for entry in entries)]
    assert len(set(ids)) == len(ids)
    for element in (feed, *entries):
        assert text(element, f"{ATOM}id").startswith("urn:uuid:")
        assert text(element, f"{ATOM}title")
        assert text(element, f"{ATOM}author/{ATOM}name")
        assert datetime.fromisoformat(text(element, f"{ATOM}updated")).tzinfo is not None
    newest = max(text(entry, f"{ATOM}updated") for entry in entries)
    assert text(feed, f"{ATOM}updated") == newest


@pytest.mark.parametrize("folder", FOLDERS)
def test_rss_has_what_the_specification_and_its_best_practices_ask(folder: str) -> None:
    address = f"https://example.org/learn/{folder}"
    channel = ET.fromstring(small_site().files[f"{folder}rss.xml"]).find("channel")
    assert channel is not None
    assert text(channel, "link") == address
    assert text(channel, "title")
    assert text(channel, "description")
    own = channel.find(f"{ATOM}link")
    assert own is not None
    assert (own.get("rel"), own.get("href")) == ("self", f"{address}rss.xml")
    guids = [text(item, "guid") for item in channel.iter("item")]
    assert len(set(guids)) == len(guids)
    for date in [text(channel, "lastBuildDate"), *(text(item, "pubDate") for item in channel.iter("item"))]:
        assert parsedate_to_datetime(date).tzinfo is not None
    for guid in channel.iter("guid"):
        assert guid.get("isPermaLink") == "false"


@pytest.mark.parametrize("folder", FOLDERS)
def test_json_feed_has_what_version_1_1_requires(folder: str) -> None:
    feed: dict[str, Any] = json.loads(small_site().files[f"{folder}feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"https://example.org/learn/{folder}feed.json"
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert isinstance(item["authors"], list)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_address_in_the_content_is_absolute(folder: str) -> None:
    addresses = [address for html in contents(folder) for address in Addresses(html).addresses]
    assert addresses
    for address in addresses:
        parts = urlsplit(address)
        assert parts.scheme == "https", address
        assert parts.netloc, address
        assert ".." not in parts.path, address


def test_the_content_is_whole_and_fit_for_readers_without_our_styles_and_scripts() -> None:
    newest = Addresses(contents("")[0])
    assert "Scores become weights" in newest.text
    assert "Problem of the day: Softmax, by hand" in newest.text
    assert not {"svg", "script", "style", "iframe", "span", "form"} & set(newest.elements)
    assert any(re.search(r"/figures/[0-9a-f]{16}\.png$", address) for address in newest.addresses)


def test_a_formula_is_mathml_with_its_latex() -> None:
    html = contents("")[0]
    formulas = re.findall(r"<math.*?</math>", html, re.DOTALL)
    assert len(formulas) == 8
    for formula in formulas:
        assert re.search(r'<annotation encoding="application/x-tex">[^<]+</annotation>', formula), formula
    assert r'<annotation encoding="application/x-tex">a &lt; b</annotation>' in html


def test_identifiers_stay_when_the_site_moves() -> None:
    site = small_site()
    moved = replace(site.dives, publication=replace(PUBLICATION, url="https://elsewhere.example/"))
    dive = site.edition.dives[0]
    assert moved.entry(dive).url != site.dives.entry(dive).url
    assert moved.entry(dive).id == site.dives.entry(dive).id


def test_nothing_of_a_dive_to_come_is_told() -> None:
    for name, content in small_site().files.items():
        if not name.endswith(".png"):
            assert b"2026-03-02-dropout" not in content, name
            assert b"Not to be told" not in content, name


def test_the_sitemap_dates_what_has_a_date_and_nothing_else() -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(small_site().files["sitemap.xml"])
    dates = {
        text(url, f"{space}loc").removeprefix("https://example.org/learn/"): url.findtext(f"{space}lastmod")
        for url in root.iter(f"{space}url")
    }
    assert dates["dives/2026-03-01-attention/"] == "2026-03-04"
    assert dates["dives/2026-02-28-softmax/"] == "2026-02-28"
    assert dates["topics/attention/"] == "2026-03-04"
    assert dates["problems/softmax/"] == "2026-03-01"  # the dive was updated later, and the problem was not
    assert dates["plans/foundations/"] == "2026-03-04"
    assert dates["authors/ada-example/"] == "2026-03-04"
    for undated in ("topics/dropout/", "plans/regularization/", "case-studies/example-ranking/", "about/"):
        assert dates[undated] is None
