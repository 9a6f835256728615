"""Each board's answer, as its documentation has it, becomes a posting that the library takes."""

import json
from datetime import date
from typing import Any

import pytest

from divebell.library import Salary, load_library

from .conftest import BOARDS, TODAY, Answer, BoardServer, Project

WANTED: dict[str, dict[str, Any]] = {
    "greenhouse": {
        "title": "Senior Machine Learning Engineer",
        "url": "https://boards.greenhouse.io/acme/jobs/4000001",
        "country": "DE",
        "city": "Berlin",
        "remote": "no",
        "role": "machine-learning-engineer",
        "seniority": "senior",
        "stack": ("Python", "SQL", "PyTorch"),
        "salary": Salary(min=85000, max=110000, currency="EUR", period="year"),
        "posted": date(2026, 11, 10),
        "description": "Train **ranking** models in PyTorch.\n\n- Python &amp; SQL",
    },
    "lever": {
        "title": "Research Scientist, Speech",
        "country": "CA",
        "city": "Toronto",
        "remote": "hybrid",
        "role": "research-scientist",
        "seniority": "unknown",
        "stack": ("JAX",),
        "salary": Salary(min=150000, max=190000, currency="CAD", period="year"),
        "posted": date(2026, 10, 31),
        "description": "Models that listen.\n\n### You will\n\n- write JAX\n- publish",
    },
    "ashby": {
        "country": "US",
        "region": "Texas",
        "city": "Houston",
        "remote": "yes",
        "role": "mlops",
        "seniority": "lead",
        "stack": ("Kubernetes", "Terraform"),
        "salary": Salary(min=210000, max=250000, currency="USD", period="year"),
        "posted": date(2026, 11, 12),
    },
    "workable": {
        "country": "GR",
        "region": "Attica",
        "city": "Athens",
        "role": "computer-vision",
        "seniority": "mid",
        "stack": ("C++", "OpenCV"),
        "salary": None,
        "posted": date(2026, 11, 5),
    },
    "smartrecruiters": {
        "url": "https://jobs.smartrecruiters.com/acme/744000001-data-engineer",
        "country": "PL",
        "city": "Warsaw",
        "role": "data-engineer",
        "seniority": "junior",
        "stack": ("Scala", "Spark", "Kafka"),
        "salary": Salary(min=18000, max=24000, currency="PLN", period="month"),
        "posted": date(2026, 11, 9),
    },
    "recruitee": {
        "country": "NL",
        "city": "Utrecht",
        "remote": "hybrid",
        "role": "nlp",
        "seniority": "mid",
        "stack": ("Hugging Face",),
        "salary": Salary(min=4500, max=6000, currency="EUR", period="month"),
        "posted": date(2026, 11, 2),
        "expires": date(2027, 3, 1),
    },
    "personio": {
        "title": "Werkstudent Data Science (m/w/d)",
        "url": "https://acme.jobs.personio.de/job/4103",
        "country": "DE",
        "city": "München",
        "role": "data-scientist",
        "seniority": "intern",
        "stack": ("Python", "pandas"),
        "posted": date(2026, 11, 3),
        "description": "### Aufgaben\n\nPython &amp; pandas",
    },
}


@pytest.mark.parametrize("board", BOARDS)
def test_answer_becomes_a_posting(board: str, project: Project) -> None:
    project.companies(board)
    report = project.sync()
    assert (report.exit_status, report.sources[0].new, report.sources[0].error) == (0, 1, "")
    (posting,) = load_library(project.root).open_postings(TODAY)
    assert (posting.company, posting.source, posting.example) == ("Acme", f"{board}:acme", False)
    fields = dict(posting) | {"description": posting.description.text.strip()}
    assert {name: fields[name] for name in WANTED[board]} == WANTED[board]


def test_every_board_is_asked_once_and_named_to(project: Project, boards: BoardServer) -> None:
    project.companies(*BOARDS)
    project.sync()
    assert len(boards.requests) == len(BOARDS) + 1  # SmartRecruiters tells its text apart, of what is wanted
    assert {request.headers["User-Agent"].split("/")[0] for request in boards.requests} == {"Divebell"}


def test_long_lists_are_read_page_by_page(project: Project, boards: BoardServer) -> None:
    def page(numbers: range) -> Answer:
        jobs = [
            {
                "id": str(n),
                "text": f"Data Engineer {n}",
                "country": "DE",
                "hostedUrl": f"https://jobs.lever.co/{n}",
            }
            for n in numbers
        ]
        return Answer(json.dumps(jobs).encode())

    boards.next["/lever/acme"] = [page(range(100)), page(range(100, 130))]
    project.companies("lever")
    assert project.sync().sources[0].new == 130
    assert [request.query for request in boards.asked("/lever/acme")] == [
        "mode=json&skip=0&limit=100",
        "mode=json&skip=100&limit=100",
    ]
