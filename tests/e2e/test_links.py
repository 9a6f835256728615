"""Every link and every file that a page names is there, and no identifier stands twice on a page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.handbook.test_pages import locations

from divebell.library.authored.kinds import KINDS
from divebell.library.documentation import HANDBOOK, field_address

BASE = "https://divebell.example/divebell/"
ADDRESSES = frozenset({"href", "src", "data-bundle", "data-runtime", "data-sandbox", "poster"})


@dataclass
class Anatomy(HTMLParser):
    """The identifiers and the addresses in one page."""

    ids: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value is not None:
                self.ids.append(value)
            elif name in ADDRESSES and value is not None:
                self.addresses.append(value)


def anatomies(site: Path) -> Iterator[tuple[str, Anatomy]]:
    """Every page of the site, by its address relative to the root."""
    for path in sorted(site.rglob("*.html")):
        anatomy = Anatomy()
        anatomy.feed(path.read_text(encoding="utf-8"))
        yield path.relative_to(site).as_posix().removesuffix("index.html"), anatomy


def test_every_internal_link_leads_somewhere(site_folder: Path) -> None:
    pages = dict(anatomies(site_folder))
    broken = []
    checked = 0
    for page, anatomy in pages.items():
        for address in anatomy.addresses:
            target, fragment = urldefrag(urljoin(BASE + page, address))
            if not target.startswith(BASE):
                continue
            checked += 1
            path = unquote(urlsplit(target).path).removeprefix("/divebell/")
            file = site_folder / (f"{path}index.html" if path.endswith("/") or not path else path)
            there = file.is_file()
            if there and fragment and path in pages:
                there = unquote(fragment) in pages[path].ids
            if not there:
                broken.append((page, address))
    assert checked > 500
    assert broken == []


def test_no_identifier_stands_twice_on_a_page(site_folder: Path) -> None:
    twice = {
        page: repeated
        for page, anatomy in anatomies(site_folder)
        if (repeated := [name for name, count in Counter(anatomy.ids).items() if count > 1])
    }
    assert twice == {}


def test_other_sites_are_linked_securely(site_folder: Path) -> None:
    schemes = {
        urlsplit(address).scheme
        for _, anatomy in anatomies(site_folder)
        for address in anatomy.addresses
        if urlsplit(address).scheme
    }
    assert schemes <= {"https", "mailto"}


def test_every_address_that_diagnostics_give_of_a_field_leads_to_it(site_folder: Path) -> None:
    places = {
        address
        for url, anatomy in anatomies(site_folder / HANDBOOK)
        for address in (f"{HANDBOOK}{url}", *(f"{HANDBOOK}{url}#{identifier}" for identifier in anatomy.ids))
    }
    given = {field_address(kind, place) for kind in KINDS for place in ((), *locations(kind))}
    assert len(given) > 150
    assert given - places == set()
