"""`divebell calendar`: what is scheduled, and what is missing."""

import json
from pathlib import Path

import pytest

from .conftest import Command

DIVE = "---\ntitle: {title}\ntopic: running-mean\nproblem: {problem}\n---\n\nText.\n"


@pytest.fixture
def scheduled(publication: Path, divebell: Command) -> Command:
    """The first dive on the 20th, others on the 22nd and 25th, drafts on the 18th and 23rd."""
    for day, problem in ((22, "running-mean"), (25, "null")):
        path = publication / f"content/dives/2026-11-{day}-dive.md"
        path.write_text(DIVE.format(title=f"Dive of {day}", problem=problem), encoding="utf-8")
    for day in (18, 23):
        divebell("new", "dive", f"Draft of {day}", "--topic", "running-mean", "--date", f"2026-11-{day}")
    divebell("new", "problem", "Unused")
    return divebell


def test_it_shows_dives_gaps_drafts_and_problems(scheduled: Command) -> None:
    done = scheduled("calendar")
    assert done.exit_code == 0, done.output
    assert [line.rstrip() for line in done.output.splitlines()] == [
        "2026-11-20 Fri  A Mean without a Memory  running-mean",
        "2026-11-21 Sat  no dive (1 day)",
        "2026-11-22 Sun  Dive of 22               running-mean",
        "2026-11-23 Mon  Draft of 23              no problem  [draft, 3 passages to write]",
        "2026-11-24 Tue  no dive (1 day)",
        "2026-11-25 Wed  Dive of 25               no problem",
        "2026-11-26 Thu  no dive (1 day)",
        "",
        "4 dives from 2026-11-20 to 2026-11-26, 1 draft among them; 3 days without one.",
        "Drafts whose day is past: 2026-11-18-draft-of-18",
        "1 problem that no dive sets: unused",
        "1 problem that several dives set: running-mean",
    ]


def test_it_shows_a_span_as_json(scheduled: Command) -> None:
    done = scheduled("calendar", "--from", "2026-11-23", "--to", "2027-01-01", "--json")
    data = json.loads(done.stdout)
    assert [(dive["slug"], dive["draft"], dive["unwritten"]) for dive in data["dives"]] == [
        ("2026-11-23-draft-of-23", True, 3),
        ("2026-11-25-dive", False, 0),
    ]
    assert data["gaps"] == [
        {"from": "2026-11-24", "to": "2026-11-24", "days": 1},
        {"from": "2026-11-26", "to": "2027-01-01", "days": 37},
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "2026-11-01"], "is before 2026-11-20"),
        (["--from", "soon"], "does not match the format"),
        (["--from", "2026-02-30"], "does not match the format"),
    ],
)
def test_days_that_make_no_span_are_refused(options: list[str], said: str, divebell: Command) -> None:
    done = divebell("calendar", *options)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
