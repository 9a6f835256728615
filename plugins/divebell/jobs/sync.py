"""`divebell jobs sync`: every board is asked, and what it lists is what content holds afterwards.

- A board that answers decides: what it no longer lists is closed. If some of its postings could not be read,
  nothing is closed, for it may be those.
- A board that fails loses nothing: its postings stay until they expire, and the other boards are read all
  the same.
- A posting that two boards list (the same address, or the same title of the same company in the same place)
  is published once, from the board that comes first in sources.yml.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from divebell.library import SyncedPosting

from .boards import BOARDS
from .errors import BoardError, GoneError
from .found import Get, Listing, Request
from .publish import LeftOut, is_wanted, publish
from .report import Report, SourceReport
from .sources import JobSource, read_sources
from .synced import DIRECTORY, UnreadableError, orphans, read_synced, write_synced

_TRACKING = re.compile(r"utm_\w+|gh_src|source|src|ref|lever-source(?:\[\])?|lever-origin", re.IGNORECASE)


@dataclass
class _Outcome:
    source: JobSource
    before: tuple[SyncedPosting, ...] = ()
    after: tuple[SyncedPosting, ...] = ()
    error: str = ""
    keeps_file: bool = False
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def sync(
    root: Path,
    get: Get,
    *,
    today: date,
    dry_run: bool = False,
    bases: Mapping[str, str] | None = None,
) -> Report:
    """Read every board of sources.yml and write what changed to content/jobs/synced/.

    Parameters:
        root: The project's folder.
        get: Fetches an address; `Fetcher.get`.
        today: The day that postings are as of.
        dry_run: Tell what would change, and write nothing.
        bases: Addresses of boards in place of the known ones, by the board's name.

    Raises:
        DiagnosticError: If sources.yml has mistakes.
    """
    sources = read_sources(root)
    outcomes = [_ask(root, source, get, today, bases or {}) for source in sources]
    duplicates = _without_duplicates(outcomes)
    orphaned = orphans(root, {source.file_name for source in sources})
    if not dry_run:
        for outcome in outcomes:
            if not outcome.keeps_file:
                write_synced(root, outcome.source.file_name, outcome.after)
        for name in orphaned:
            write_synced(root, name, ())
    removed = tuple(f"{DIRECTORY}/{name}" for name in orphaned)
    return Report(tuple(_reported(outcome) for outcome in outcomes), duplicates, removed, dry_run)


def _ask(root: Path, source: JobSource, get: Get, today: date, bases: Mapping[str, str]) -> _Outcome:
    outcome = _Outcome(source)
    try:
        outcome.before = read_synced(root, source.file_name)
    except UnreadableError as error:
        outcome.notes.append(str(error))
        outcome.keeps_file = True
    try:
        listing = _listing(source, get, bases)
    except BoardError as error:
        outcome.error = _explained(error)
        outcome.after = tuple(posting for posting in outcome.before if posting.until >= today)
        return outcome
    outcome.keeps_file = False
    _take(outcome, listing, today)
    return outcome


def _listing(source: JobSource, get: Get, bases: Mapping[str, str]) -> Listing:
    board = BOARDS[source.board]
    base = bases.get(source.board) or board.bases[source.region]
    request = Request(
        base.format(token=source.token), source.token, get, lambda title: is_wanted(title, source)
    )
    return board.read(request)


def _explained(error: BoardError) -> str:
    if isinstance(error, GoneError):
        return f"{error}; check the token, or delete the entry if the company has left"
    return str(error)


def _take(outcome: _Outcome, listing: Listing, today: date) -> None:
    before = {posting.slug[-10:]: posting for posting in outcome.before}
    after: dict[str, SyncedPosting] = {}
    for found in listing.postings:
        first_seen = {posting.url: posting.posted for posting in outcome.before}.get(found.url)
        made = publish(found, outcome.source, first_seen=first_seen, today=today)
        if isinstance(made, LeftOut):
            outcome.left_out[made.reason] += 1
        else:
            after[made.slug[-10:]] = made
    if listing.unreadable:
        outcome.notes += listing.unreadable
        after = {key: old for key, old in before.items() if old.until >= today} | after
    outcome.after = tuple(after.values())


def _without_duplicates(outcomes: list[_Outcome]) -> int:
    """Take out of later sources what an earlier one has, and of each source addresses that it lists twice."""
    addresses: set[str] = set()
    jobs: dict[tuple[str, ...], str] = {}
    dropped = 0
    for outcome in outcomes:
        kept: list[SyncedPosting] = []
        for posting in sorted(outcome.after, key=lambda posting: posting.slug):
            address, job = _canonical(posting.url), _job(posting)
            if address in addresses or jobs.setdefault(job, outcome.source.name) != outcome.source.name:
                dropped += 1
                continue
            addresses.add(address)
            kept.append(posting)
        outcome.after = tuple(kept)
    return dropped


def _canonical(url: str) -> str:
    """An address without what only says where the reader came from."""
    parts = urlsplit(url)
    query = [(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)]
    return urlunsplit(("https", parts.netloc.lower(), parts.path.rstrip("/"), urlencode(sorted(query)), ""))


def _job(posting: SyncedPosting) -> tuple[str, ...]:
    words = (posting.company, posting.title, posting.country or "", posting.city)
    return tuple(" ".join(re.findall(r"\w+", word.casefold())) for word in words)


def _reported(outcome: _Outcome) -> SourceReport:
    before, after = ({posting.slug[-10:] for posting in side} for side in (outcome.before, outcome.after))
    return SourceReport(
        name=outcome.source.name,
        new=len(after - before),
        kept=len(after & before),
        closed=len(before - after),
        error=outcome.error,
        left_out=tuple(sorted(outcome.left_out.items())),
        notes=tuple(outcome.notes),
    )
