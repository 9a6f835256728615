"""Every feed passes the W3C validator's checks, and each check finds what it is there for."""

import pytest

from .feed_rules import atom_faults, content_faults, json_feed_faults, rss_faults
from .outside_site import small_site

SITE = "https://example.org/learn/"


def names(suffix: str) -> list[str]:
    return sorted(name for name in small_site().files if name.endswith(suffix))


def test_no_feed_has_a_fault() -> None:
    files = small_site().files
    faults = {name: atom_faults(files[name], SITE + name) for name in names("atom.xml")}
    faults |= {name: rss_faults(files[name], SITE + name) for name in names("rss.xml")}
    faults |= {name: json_feed_faults(files[name], SITE + name) for name in names("feed.json")}
    faults["devto.xml"] = rss_faults(files["devto.xml"], f"{SITE}devto.xml", html=False)
    assert len(faults) == 3 * len(names("atom.xml")) + 1 > 20
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="../plans/">x</a>', "absolute"),
        ('<img src="/x.png" alt="">', "absolute"),
        ('<img src="https://example.org/x.png">', "without alt"),
        ("<script>1</script>", "<script>"),
        ('<p onclick="x()">x</p>', "<p onclick>"),
        ('<p style="color: red">x</p>', "<p style>"),
        ("<svg></svg>", "<svg>"),
        ("<p>x", "is not closed"),
        ("x</p>", "ends nothing"),
        ("<!-- x -->", "comment"),
    ],
)
def test_unfit_content_is_found(html: str, fault: str) -> None:
    assert any(fault in found for found in content_faults(html))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<title>", "<other>x</other><title>x</title><title>", "title"),
        ("T00:00:00+01:00</updated>", "T00:00:00</updated>", "RFC 3339"),
        ("<updated>2026-03-04", "<updated>2025-03-04", "older than an entry|before it was published"),
        ('rel="self"', 'rel="via"', "self is"),
        ('rel="alternate" type="text/html" href="https://example.org', 'rel="alternate" href="', "absolute"),
        ("urn:uuid:", "number ", "absolute"),
        ("<name>", "<name /><name>", "name"),
        ('<content type="html">', "<content>", "escaped"),
        ("&lt;/p&gt;", "", "is not closed|ends nothing"),
    ],
)
def test_an_unfit_atom_feed_is_found(old: str, new: str, fault: str) -> None:
    text = small_site().text("atom.xml")
    assert old in text
    found = atom_faults(text.replace(old, new).encode(), f"{SITE}atom.xml")
    assert any(part in each for part in fault.split("|") for each in found), found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('version="2.0"', 'version="0.91"', "RSS 2.0"),
        ("<language>en", "<language>", "language"),
        (" +0100</pubDate>", "</pubDate>", "RFC 822"),
        ("Sun, 01 Mar", "Mon, 01 Mar", "RFC 822"),
        ('isPermaLink="false"', 'isPermaLink="true"', "absolute"),
        ("<guid", "<guid>x</guid><guid", "guid"),
        ("<description>", "<description /><description>", "description"),
        ("<link>https://example.org", "<link>", "absolute"),
        ('rel="self"', 'rel="alternate"', "self is"),
    ],
)
def test_an_unfit_rss_feed_is_found(old: str, new: str, fault: str) -> None:
    text = small_site().text("rss.xml")
    assert old in text
    found = rss_faults(text.replace(old, new).encode(), f"{SITE}rss.xml")
    assert any(fault in each for each in found), found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("version/1.1", "version/1", "version"),
        ('"items": [', '"entries": [', "no items"),
        ("T00:00:00+01:00", "", "RFC 3339"),
        ('"home_page_url": "https://example.org', '"home_page_url": "', "absolute"),
    ],
)
def test_an_unfit_json_feed_is_found(old: str, new: str, fault: str) -> None:
    text = small_site().text("feed.json")
    assert old in text
    found = json_feed_faults(text.replace(old, new).encode(), f"{SITE}feed.json")
    assert any(fault in each for each in found), found
