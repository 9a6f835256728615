"""The works that texts may cite: `references.bib`, in BibTeX, read by bibtexparser."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NameParts, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import DuplicateBlockKeyBlock, Entry
from pylatexenc.latex2text import LatexNodes2Text

from divebell.library import Diagnostic, Text

from .places import at

_DECODE = LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True).latex_to_text
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:.+/-]*")
_YEAR = re.compile(r"[0-9]{4}")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?(?P<doi>10\.[0-9.]+/\S+)")
_ARXIV = re.compile(
    r"(?:https?://)?(?:arxiv\.org/abs/|arxiv:)?(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z.-]+/[0-9]{7})(?:v\d+)?", re.I
)
_WEB = re.compile(r"https?://[^\s/]+(?:/\S*)?")
_VENUES = ("journal", "booktitle", "publisher", "institution", "school", "howpublished")


class Name(NamedTuple):
    """A person, or a body that wrote something."""

    last: str
    """With what belongs to it: `van der Berg`."""
    initials: str
    """`J. A.`; "" for a body."""


@dataclass(frozen=True)
class Work:
    """An entry of the bibliography, as plain text."""

    key: str
    names: tuple[Name, ...]
    and_others: bool
    """Whether there are more names than those."""
    edited: bool
    """Whether the names are those of editors."""
    title: str
    venue: str
    """Where it appeared: a journal with its volume, a book, a publisher; or ""."""
    year: str
    link: str
    """An address, or ""."""
    link_text: str


@dataclass(frozen=True)
class Bibliography:
    works: Mapping[str, Work] = field(default_factory=dict)
    path: str = ""
    """Where it is read from; "" if the publication has none."""


NO_WORKS = Bibliography()


class _BibliographyError(Exception):
    def __init__(self, name: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.name = name
        self.hint = hint


def read_bibliography(text: Text | None) -> tuple[Bibliography, list[Diagnostic]]:
    """The works of `references.bib`, and what is wrong with it, at its place."""
    if text is None:
        return Bibliography(), []
    parsed = parse_string(text.text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    diagnostics: list[Diagnostic] = []
    for block in parsed.failed_blocks:
        line = text.line + (block.start_line or 0)
        if isinstance(block, DuplicateBlockKeyBlock):
            diagnostics.append(at(text, line, 1, f"the key '{block.key}' is used twice", code="bibliography"))
        else:
            hint = "see its braces and commas, and those of the entry before it"
            diagnostics.append(
                at(text, line, 1, "this entry cannot be read as BibTeX", code="bibliography", hint=hint)
            )
    works: dict[str, Work] = {}
    for entry in parsed.entries:
        work, found = _work(entry, text)
        works[work.key] = work
        diagnostics += found
    return Bibliography(works, text.path), diagnostics


def _work(entry: Entry, text: Text) -> tuple[Work, list[Diagnostic]]:
    """An entry as a work, which lacks what is wrong with it."""
    diagnostics: list[Diagnostic] = []
    line = text.line + (entry.start_line or 0)

    def report(message: str, name: str = "", hint: str = "") -> None:
        found = entry.fields_dict.get(name)
        place = line if found is None or found.start_line is None else text.line + found.start_line
        diagnostics.append(at(text, place, 1, f"{entry.key}: {message}", code="bibliography", hint=hint))

    fields: dict[str, Any] = {found.key.lower(): found.value for found in entry.fields}
    if not _KEY.fullmatch(entry.key):
        report("a key begins with a letter, and has letters, digits and _ : . + / - alone")
    people = fields.get("author") or fields.get("editor") or []
    names = [_name(person) for person in people]
    and_others = bool(names) and names[-1] == Name("others", "")
    year = _plain(fields.get("year") or fields.get("date") or "")[:4]
    for name, value, purpose in (
        ("title", fields.get("title"), "the name of the work"),
        ("author", names, "or an editor"),
        ("year", year, "of four digits"),
    ):
        if not value:
            report(f"it has no {name}", hint=f"add {name} = {{…}}, {purpose}")
    if year and not _YEAR.fullmatch(year):
        report(f"'{fields.get('year')}' is not a year of four digits", "year")
    link, link_text = "", ""
    try:
        link, link_text = _link(fields)
    except _BibliographyError as error:
        report(str(error), error.name, error.hint)
    work = Work(
        entry.key,
        tuple(names[:-1] if and_others else names),
        and_others,
        not fields.get("author"),
        _plain(fields.get("title", "")).rstrip("."),
        _venue(fields),
        year,
        link,
        link_text,
    )
    return work, diagnostics


def _plain(latex: str) -> str:
    """A field without its LaTeX: accents are letters, and braces that keep capitals are gone."""
    return " ".join(_DECODE(latex).split())


def _name(person: NameParts) -> Name:
    last = _plain(" ".join((*person.von, *person.last, *person.jr)))
    return Name(last, " ".join(_initials(_plain(" ".join(person.first)))))


def _initials(first: str) -> Iterator[str]:
    """`Jean-Paul` is `J.-P.`"""
    for name in first.split():
        parts = (f"{part[0]}." for part in name.split("-") if part)
        yield "-".join(parts)


def _venue(fields: Mapping[str, Any]) -> str:
    venue = next((_plain(fields[name]) for name in _VENUES if fields.get(name)), "")
    volume = _plain(fields.get("volume", "")) if fields.get("journal") else ""
    edition = f"{_plain(fields['edition'])} edition" if fields.get("edition") else ""
    return ", ".join(filter(None, (edition, f"{venue} {volume}".strip())))


def _link(fields: Mapping[str, Any]) -> tuple[str, str]:
    """The address of a work and what to call it. Raises `_BibliographyError` for one that is none."""
    if doi := fields.get("doi"):
        match = _DOI.fullmatch(doi.strip())
        if match is None:
            raise _BibliographyError("doi", f"'{doi}' is not a DOI", "it begins with 10., as in 10.1000/182")
        return f"https://doi.org/{match['doi']}", f"doi:{match['doi']}"
    if eprint := fields.get("eprint"):
        match = _ARXIV.fullmatch(eprint.strip())
        if match is None:
            raise _BibliographyError("eprint", f"'{eprint}' is not a number of arXiv", "such as 1412.6980")
        return f"https://arxiv.org/abs/{match['id']}", f"arXiv:{match['id']}"
    if url := fields.get("url"):
        if not _WEB.fullmatch(url.strip()):
            raise _BibliographyError(
                "url", f"'{url}' is not an address of the web", "it begins with https://"
            )
        return url.strip(), url.split("/")[2].removeprefix("www.")
    return "", ""
