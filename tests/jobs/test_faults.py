"""What boards do wrong, and that nobody else's postings, nor yesterday's, are lost by it."""

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from divebell.library import load_library

from .conftest import ANSWERS, Answer, BoardServer, Clock, Project

JOBS = "/greenhouse/acme/jobs"
XML = "/personio/acme/xml"
GOOD = (ANSWERS / "greenhouse.json").read_bytes()
GOOD_XML = (ANSWERS / "personio.xml").read_bytes()


def with_jobs(*jobs: object) -> bytes:
    return json.dumps({"jobs": jobs}).encode()


def job(**fields: object) -> dict[str, object]:
    whole = {
        "id": 1,
        "title": "ML Engineer",
        "absolute_url": "https://example.com/1",
        "location": {"name": "Paris"},
    }
    return whole | fields


@dataclass(frozen=True)
class Fault:
    name: str
    answers: list[Answer]
    """What the board says, one request after another; the last is repeated."""
    says: str = ""
    """What the report says of it; empty if the run succeeds in spite of it."""
    asked: int = 1
    path: str = JOBS
    slept: list[float] = field(default_factory=list)


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE workzag-jobs [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    b"<workzag-jobs>&b;</workzag-jobs>"
)
FILE_ENTITY = (
    b'<!DOCTYPE workzag-jobs [<!ENTITY x SYSTEM "file:///etc/passwd">]><workzag-jobs>&x;</workzag-jobs>'
)
LATIN = GOOD.replace(b"Berlin", b"Z\xfcrich")

FAULTS = [
    Fault(
        "429 with Retry-After",
        [Answer(status=429, headers={"Retry-After": "7"}), Answer(GOOD)],
        asked=2,
        slept=[7],
    ),
    Fault(
        "503 until a date",
        [Answer(status=503, headers={"Retry-After": "Fri, 20 Nov 2026 12:00:30 GMT"}), Answer(GOOD)],
        asked=2,
        slept=[30],
    ),
    Fault(
        "429 that asks for an hour",
        [Answer(status=429, headers={"Retry-After": "3600"})],
        says="HTTP 429 Too Many Requests, and asks to be left alone for 3600 s",
    ),
    Fault("500 then 200", [Answer(status=500), Answer(status=500), Answer(GOOD)], asked=3, slept=[1, 2]),
    Fault("500 for ever", [Answer(status=500)], says="HTTP 500 Internal Server Error, 4 times", asked=4),
    Fault("no answer once", [Answer(GOOD, seconds=5), Answer(GOOD)], asked=2),
    Fault("no answer ever", [Answer(GOOD, seconds=5)], says="no answer came in time, 4 times", asked=4),
    Fault("an answer that breaks off once", [Answer(GOOD, length=len(GOOD) + 9), Answer(GOOD)], asked=2),
    Fault("truncated JSON", [Answer(GOOD[:-40])], says="the answer is no whole JSON"),
    Fault("HTML instead of JSON", [Answer(b"<!doctype html><p>Back soon")], says="HTML came instead of JSON"),
    Fault("an empty answer", [Answer(b"")], says="the answer is no whole JSON"),
    Fault("JSON nested without end", [Answer(b"[" * 150_000)], says="nested too deep"),
    Fault(
        "a list of nothing known",
        [Answer(b'{"positions": []}')],
        says="'jobs' must be a list of postings, and is missing",
    ),
    Fault(
        "wrong type of the whole",
        [Answer(b'"jobs"')],
        says="'jobs' must be a list of postings, and is missing",
    ),
    Fault(
        "wrong type of the list",
        [Answer(b'{"jobs": {"1": {}}}')],
        says="'jobs' must be a list of postings, and is a mapping",
    ),
    Fault(
        "wrong types in every posting",
        [Answer(with_jobs(job(title=7.5), 3))],
        says="no posting can be read (posting 1: title",
    ),
    Fault(
        "every field missing",
        [Answer(with_jobs({}))],
        says="no posting can be read (posting 1: id is missing)",
    ),
    Fault("invalid UTF-8", [Answer(LATIN)], says="of the answer is not UTF-8"),
    Fault(
        "a giant answer",
        [Answer(b'{"jobs": [' + b" " * 300_000)],
        says="the answer is larger than 200,000 bytes",
    ),
    Fault(
        "a giant in a small packet",
        [Answer(gzip.compress(b" " * 3_000_000), headers={"Content-Encoding": "gzip"})],
        says="the answer is larger than 200,000 bytes",
    ),
    Fault(
        "redirects in a ring",
        [Answer(status=302, headers={"Location": JOBS})],
        says="more than 3 redirects",
        asked=4,
    ),
    Fault("a redirect", [Answer(status=302, headers={"Location": JOBS}), Answer(GOOD)], asked=2),
    Fault(
        "a redirect to another protocol",
        [Answer(status=302, headers={"Location": "ftp://example.com/jobs"})],
        says="ftp://example.com/jobs is not https",
    ),
    Fault(
        "a board that is gone",
        [Answer(status=404)],
        says="HTTP 404: the board knows nothing at this address; check the token",
    ),
    Fault("a board that is closed to us", [Answer(status=403)], says="HTTP 403 Forbidden"),
    Fault("304 without being asked", [Answer(status=304)], says="HTTP 304 came"),
    Fault("bad XML", [Answer(GOOD_XML[:-20])], says="no well-formed XML", path=XML),
    Fault("entities that multiply", [Answer(LAUGHS)], says="declares a document type", path=XML),
    Fault("an entity that reads a file", [Answer(FILE_ENTITY)], says="declares a document type", path=XML),
    Fault(
        "HTML instead of XML",
        [Answer(b"<!DOCTYPE html><html></html>")],
        says="HTML came instead of XML",
        path=XML,
    ),
    Fault("XML of another kind", [Answer(b"<rss></rss>")], says="the XML is of <rss>", path=XML),
    Fault("XML nested without end", [Answer(b"<a>" * 1000)], says="nested too deep", path=XML),
    Fault(
        "XML in invalid UTF-8",
        [Answer(GOOD_XML.replace("ü".encode(), b"\xfc"))],
        says="no well-formed XML",
        path=XML,
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_survived(fault: Fault, project: Project, boards: BoardServer, clock: Clock) -> None:
    board = fault.path.split("/")[1]
    project.companies(board, "ashby")
    project.sync()
    before = project.synced()
    assert len(before) == 2
    boards.requests.clear()
    clock.slept.clear()
    clock.seconds += 60
    boards.next[fault.path] = fault.answers[:-1]
    boards.always[fault.path] = fault.answers[-1]
    report = project.sync()
    assert project.synced() == before
    assert load_library(project.root).postings
    assert report.exit_status == 0
    assert len(boards.asked(fault.path)) == fault.asked
    assert fault.says in report.sources[0].error
    assert bool(report.sources[0].error) == bool(fault.says)
    assert (report.sources[0].kept, report.sources[0].closed, report.sources[1].error) == (1, 0, "")
    assert clock.slept[: len(fault.slept)] == fault.slept


def test_all_boards_failing_fails(project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse", "personio")
    boards.always |= {JOBS: Answer(status=404), XML: Answer(status=404)}
    report = project.sync()
    assert (report.exit_status, project.synced()) == (1, {})


@pytest.mark.parametrize(
    "odd",
    [
        job(id=2, title=None),
        job(id=2, title=["ML Engineer"]),
        job(id=2, title="   "),
        job(id=2, absolute_url="javascript:alert(1)"),
        job(id=2, absolute_url="http://example.com/2"),
        job(id=2, absolute_url='https://example.com/"><script>'),
        {key: value for key, value in job().items() if key != "id"},
        "a posting",
        None,
    ],
)
def test_odd_posting_is_left_out_and_closes_nothing(
    odd: object, project: Project, boards: BoardServer
) -> None:
    project.companies("greenhouse")
    project.sync()
    boards.always[JOBS] = Answer(with_jobs(job(), odd))
    report = project.sync().sources[0]
    assert (report.new, report.kept, report.closed, len(report.notes)) == (1, 1, 0, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"content": 7},
        {"location": "Paris, France"},
        {"first_published": "yesterday"},
        {"first_published": "2026-13-45"},
        {"pay_input_ranges": "much"},
        {"pay_input_ranges": [{"min_cents": "much", "max_cents": None, "currency_type": 3}]},
        {"application_deadline": {}},
        {"title": "ML Engineer \ud83e\ud800 \x00 \u2028 \ue000"},
        {"content": "&lt;p&gt;\ud800 $x$ [[topic:none]] \x07&lt;/p&gt;"},
    ],
)
def test_odd_field_does_no_harm(fields: dict[str, object], project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse, country: FR")
    boards.always[JOBS] = Answer(with_jobs(job(**fields)))
    assert project.sync().sources[0].new == 1
    assert len(load_library(project.root).postings) == 1


def test_posting_that_vanishes_between_list_and_text_is_left_out(
    project: Project, boards: BoardServer
) -> None:
    project.companies("smartrecruiters", "ashby")
    boards.always["/smartrecruiters/acme/744000001"] = Answer(status=404)
    report = project.sync()
    assert (report.sources[0].error, report.sources[0].new, report.sources[1].new) == ("", 0, 1)


def test_damaged_cache_is_asked_for_again(project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse")
    boards.always[JOBS] = Answer(GOOD, headers={"ETag": '"1"'})
    project.sync()
    for path in (project.root.parent / "cache").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert project.sync().sources[0].kept == 1
    assert "If-None-Match" not in boards.requests[-1].headers


def damaged(path: Path) -> None:
    path.write_text("postings: [", "utf-8")


@pytest.mark.parametrize(("answer", "is_left"), [(Answer(status=404), True), (Answer(GOOD), False)])
def test_file_that_cannot_be_read_is_replaced_only_by_an_answer(
    answer: Answer, is_left: bool, project: Project, boards: BoardServer
) -> None:
    project.companies("greenhouse")
    project.sync()
    path = project.root / "content/jobs/synced/greenhouse-acme.yml"
    damaged(path)
    boards.always[JOBS] = answer
    report = project.sync()
    assert (path.read_text("utf-8") == "postings: [") is is_left
    assert "content/jobs/synced/greenhouse-acme.yml:1:1" in report.sources[0].notes[0]
