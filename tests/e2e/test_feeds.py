"""The published feeds are right by the rules that the small publication's are held to."""

from pathlib import Path

from ..render.feed_rules import atom_faults, json_feed_faults, rss_faults
from .conftest import SITE_URL


def test_no_published_feed_has_a_fault(site_folder: Path) -> None:
    faults: dict[str, list[str]] = {}
    for name, check in (("atom.xml", atom_faults), ("rss.xml", rss_faults), ("feed.json", json_feed_faults)):
        for path in site_folder.rglob(name):
            address = SITE_URL + path.relative_to(site_folder).as_posix()
            faults[address] = check(path.read_bytes(), address)
    articles = site_folder / "devto.xml"
    faults["devto.xml"] = rss_faults(articles.read_bytes(), f"{SITE_URL}devto.xml", html=False)
    print(f"feeds: {len(faults)} checked, {sum(map(len, faults.values()))} faults")
    assert len(faults) > 10
    assert {address: found for address, found in faults.items() if found} == {}
