"""One sync after another: what is new, kept and closed, and that nothing else changes."""

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from divebell.cli import main
from divebell.library import DiagnosticError, load_library

from .conftest import ANSWERS, BOARDS, TODAY, Answer, BoardServer, Clock, Project

JOBS = "/greenhouse/acme/jobs"


def listing(*jobs: dict[str, object]) -> Answer:
    return Answer(json.dumps({"jobs": jobs}).encode())


def job(number: int, **fields: object) -> dict[str, object]:
    return {
        "id": number,
        "title": f"ML Engineer {number}",
        "absolute_url": f"https://example.com/{number}",
        "location": {"name": "Paris"},
        "first_published": "2026-11-01T00:00:00Z",
    } | fields


def test_second_run_changes_no_file(project: Project) -> None:
    project.companies(*BOARDS)
    project.sync()
    before = project.synced()
    stamps = {path: path.stat().st_mtime_ns for path in (project.root / "content/jobs/synced").iterdir()}
    report = project.sync()
    assert (len(before), project.synced()) == (len(BOARDS), before)
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert {(source.new, source.kept, source.closed) for source in report.sources} == {(0, 1, 0)}


def test_order_of_the_answer_does_not_matter(project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse")
    boards.always[JOBS] = listing(job(1), job(2), job(3))
    project.sync()
    before = project.synced()
    boards.always[JOBS] = listing(job(3), job(1), job(2))
    project.sync()
    assert project.synced() == before


def test_unchanged_answer_is_not_sent_again(project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse")
    stamp = "Thu, 19 Nov 2026 10:00:00 GMT"
    good = (ANSWERS / "greenhouse.json").read_bytes()
    boards.always[JOBS] = Answer(good, headers={"ETag": '"v1"', "Last-Modified": stamp})
    project.sync()
    before = project.synced()
    (project.root / "content/jobs/synced/greenhouse-acme.yml").unlink()
    project.sync()
    sent = boards.requests[-1].headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"v1"', stamp)
    assert project.synced() == before


def test_answer_that_cannot_be_read_is_not_kept(project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse")
    boards.always[JOBS] = Answer(b'{"jobs": [', headers={"ETag": '"v1"'})
    project.sync()
    project.sync()
    assert "If-None-Match" not in boards.requests[-1].headers


def test_closed_postings_leave(project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse")
    boards.always[JOBS] = listing(job(1), job(2))
    project.sync()
    boards.always[JOBS] = listing(job(2), job(3))
    report = project.sync().sources[0]
    assert (report.new, report.kept, report.closed) == (1, 1, 1)
    boards.always[JOBS] = listing()
    assert project.sync().sources[0].closed == 2
    assert project.synced() == {}


def test_file_of_a_company_that_was_taken_out_leaves(project: Project) -> None:
    project.companies("greenhouse", "ashby")
    project.sync()
    project.companies("ashby")
    report = project.sync()
    assert report.removed == ("content/jobs/synced/greenhouse-acme.yml",)
    assert list(project.synced()) == ["ashby-acme.yml"]


def test_dry_run_writes_nothing(project: Project) -> None:
    project.companies("greenhouse")
    report = project.sync(dry_run=True)
    assert (report.sources[0].new, project.synced()) == (1, {})
    assert str(report).endswith("1 board: 1 new, 0 kept, 0 closed, 0 failed (nothing written)")


@pytest.mark.parametrize(
    ("listed", "published"),
    [
        ([job(1), job(1)], 1),
        ([job(1), job(2, absolute_url="https://example.com/1/?gh_src=feed#top")], 1),
        ([job(1), job(2, absolute_url="https://example.com/1?gh_jid=2")], 2),
        ([job(1), job(2, title="ML Engineer 1")], 2),
    ],
    ids=["same id", "same address", "other address", "two positions of one title"],
)
def test_duplicates_of_one_board(
    listed: list[dict[str, object]], published: int, project: Project, boards: BoardServer
) -> None:
    project.companies("greenhouse")
    boards.always[JOBS] = listing(*listed)
    project.sync()
    assert len(load_library(project.root).postings) == published


def test_job_on_several_boards_is_published_from_the_first(project: Project, boards: BoardServer) -> None:
    project.companies("ashby", "greenhouse")
    boards.always[JOBS] = listing(job(1, title="staff MLOps Engineer", location={"name": "Houston, US"}))
    report = project.sync()
    assert report.duplicates == 1
    (posting,) = load_library(project.root).postings.values()
    assert posting.source == "ashby:acme"


@pytest.mark.parametrize(
    ("posted", "deadline", "until"),
    [
        (date(2026, 11, 1), None, date(2026, 12, 31)),
        (date(2026, 10, 5), None, date(2026, 12, 4)),
        (date(2026, 10, 4), None, date(2027, 2, 1)),
        (date(2025, 1, 1), None, date(2026, 12, 22)),
        (date(2026, 11, 1), date(2026, 11, 25), date(2026, 11, 25)),
        (date(2027, 5, 1), None, TODAY + timedelta(days=60)),
    ],
)
def test_listed_posting_stays_open(
    posted: date, deadline: date | None, until: date, project: Project, boards: BoardServer
) -> None:
    project.companies("greenhouse")
    fields = {"first_published": posted.isoformat()} | (
        {"application_deadline": str(deadline)} if deadline else {}
    )
    boards.always[JOBS] = listing(job(1, **fields))
    project.sync()
    (posting,) = load_library(project.root).open_postings(TODAY)
    assert posting.until == until


def test_posting_without_a_date_keeps_the_day_it_was_found(project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse")
    boards.always[JOBS] = listing(job(1, first_published=None))
    project.sync(today=date(2026, 11, 2))
    before = project.synced()
    project.sync(today=date(2026, 11, 20))
    assert project.synced() == before
    assert "posted: 2026-11-02" in before["greenhouse-acme.yml"]


def test_postings_of_a_failing_board_expire(project: Project, boards: BoardServer) -> None:
    project.companies("greenhouse", "ashby")
    project.sync()
    boards.always[JOBS] = Answer(status=500)
    report = project.sync(today=TODAY + timedelta(days=90))
    assert (report.sources[0].kept, report.sources[0].closed) == (0, 1)
    assert list(project.synced()) == ["ashby-acme.yml"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": "Account Executive"}, "another kind of work"),
        ({"location": {"name": "Atlantis"}}, "no country in 'Atlantis'"),
        ({"application_deadline": "2026-11-19"}, "its deadline is over"),
    ],
)
def test_posting_that_is_not_published_is_told_of(
    fields: dict[str, object], reason: str, project: Project, boards: BoardServer
) -> None:
    project.companies("greenhouse")
    boards.always[JOBS] = listing(job(1, **fields), job(2))
    report = project.sync()
    assert report.sources[0].left_out == ((reason, 1),)
    assert f"left out, {reason}: 1" in str(report)


def test_requests_to_one_host_keep_their_distance(project: Project, clock: Clock) -> None:
    project.companies("greenhouse", "lever", "ashby")
    project.sync()
    assert clock.slept == [1.0, 1.0]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("board: greenhose, token: a", "did you mean 'greenhouse'?"),
        ("board: lever, token: a, country: UK", "did you mean 'GB'?"),
        ("board: lever, token: https://jobs.lever.co/a", "'token' is no name at a board"),
        ("board: lever", "missing field 'token'"),
        ("board: lever, token: a, tokn: b", "unknown field 'tokn'"),
        ("board: ashby, token: a, region: eu", "ashby has no region 'eu'"),
        ("board: lever, token: a}\n- {company: B, board: lever, token: A", "lever:A is in the list already"),
    ],
)
def test_mistake_in_sources_is_told_with_its_place(written: str, says: str, project: Project) -> None:
    project.companies()
    project.sources.write_text(f"companies:\n- {{company: Acme, {written}}}\n", "utf-8")
    with pytest.raises(DiagnosticError) as raised:
        project.sync()
    (diagnostic,) = raised.value.diagnostics
    assert says in str(diagnostic)
    assert diagnostic.path == "content/jobs/sources.yml"
    assert diagnostic.line >= 2


def test_command_tells_of_no_companies_and_of_mistakes(project: Project) -> None:
    project.companies()
    run = CliRunner().invoke(main, ["-C", str(project.root), "jobs", "sync"])
    assert (run.exit_code, run.output) == (0, "content/jobs/sources.yml names no companies\n")
    project.sources.unlink()
    run = CliRunner().invoke(main, ["-C", str(project.root), "jobs", "sync"])
    assert run.exit_code == 1
    assert "content/jobs/sources.yml:1:1" in run.output
