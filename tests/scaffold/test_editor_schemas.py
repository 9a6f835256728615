"""The schemas that editors read, held against the models by a JSON Schema validator that knows neither."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker

from divebell import cli
from divebell.library import Diagnostic, DiagnosticError, load_library
from divebell.library.yaml_core import CoreLoader
from divebell.scaffold.schemas import editor_schemas

from .conftest import Command

ROOT = Path(__file__).parents[2]
KINDS = {
    "content/dives": "dive",
    "content/topics": "topic",
    "content/spotlights": "spotlight",
    "content/case-studies": "case-study",
    "content/plans": "plan",
    "content/collections": "collection",
    "content/assessments": "assessment",
    "content/authors": "author",
    "content/jobs": "posting",
    "content/jobs/synced": "synced-postings",
}


def kind_of(path: Path) -> str:
    return "problem" if path.parts[0] == "problems" else KINDS[path.parent.as_posix()]


def authored_files(root: Path) -> list[Path]:
    found = (
        path.relative_to(root) for folder in ("content", "problems") for path in (root / folder).rglob("*")
    )
    return sorted(
        path
        for path in found
        if (path.suffix == ".yml" and path.name != "sources.yml")
        or (path.parent.as_posix() in KINDS and path.suffix == ".md")
    )


def as_json(text: str) -> Any:
    """What an editor's YAML reader makes of a file, or of a front matter."""
    front = re.match(r"---\n(.*?)^---$", text, re.MULTILINE | re.DOTALL)
    data = yaml.load(front[1] if front else text, CoreLoader)  # noqa: S506 - a safe loader, by YAML 1.2
    return json.loads(json.dumps(data))


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(editor_schemas()[kind], format_checker=FormatChecker())


@pytest.mark.parametrize("kind", editor_schemas())
def test_they_are_schemas(kind: str) -> None:
    Draft202012Validator.check_schema(editor_schemas()[kind])


def test_all_of_the_content_is_right_by_them() -> None:
    files = authored_files(ROOT)
    assert len(files) > 50
    for path in files:
        data = as_json((ROOT / path).read_text(encoding="utf-8"))
        errors = [error.message for error in validator(kind_of(path)).iter_errors(data)]
        assert not errors, f"{path}: {errors}"


def test_the_exported_ones_are_those_of_the_repository(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["export", "schemas", "--to", str(tmp_path)])
    assert done.exit_code == 0, done.output
    exported = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    ours = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert exported == ours, "run `divebell export schemas`"


def test_files_name_the_schema_of_their_kind() -> None:
    for path in authored_files(ROOT):
        first, _, _ = (ROOT / path).read_text(encoding="utf-8").partition("\n")
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        if path.suffix == ".yml" and path.parent.name != "synced":
            assert named, f"{path} names no schema"
            assert (ROOT / path.parent / named[1]).resolve() == ROOT / f"schemas/{kind_of(path)}.json"


DIVE = "content/dives/2026-11-20-running-mean.md"
TOPIC = "content/topics/running-mean.md"
PLAN = "content/plans/first-steps.yml"
COLLECTION = "content/collections/first-problems.yml"
AUTHOR = "content/authors/ada.yml"
PROBLEM = "problems/running-mean/problem.yml"
POSTING = "content/jobs/engineer.yml"
STUDY = "content/case-studies/meters.md"
ASSESSMENT = "content/assessments/finals.yml"
SPOTLIGHT = "content/spotlights/plans.md"

OTHERS = {
    POSTING: (
        "title: Engineer\ncompany: Example\nurl: https://example.org/1\nposted: 2026-11-20\ncountry: DE\n"
        "salary: {min: 1, max: 2, currency: EUR}\nstack: [Python]\nrole: nlp\n"
    ),
    STUDY: (
        "---\ntitle: Meters\ncompany: Example\n"
        "sources:\n  - {title: On Meters, url: 'https://a.org/', year: 2020}\n---\n\n"
        "## Problem\n\nP.\n\n## Architecture\n\nA.\n\n## Lessons\n\nL.\n"
    ),
    ASSESSMENT: "title: Finals\nproblems: [running-mean]\nminutes: 30\n",
    SPOTLIGHT: "---\ntitle: Plans\nlink: plans/\n---\n\nText.\n",
}

BROKEN = [
    (DIVE, "title: A Mean without a Memory", "titel: A Mean"),
    (DIVE, "title: A Mean without a Memory", "title: 7"),
    (DIVE, "title: A Mean without a Memory", "title: '  '"),
    (DIVE, "title: A Mean without a Memory", "title: [A, B]"),
    (DIVE, "date: 2026-11-20", "date: 20 November 2026"),
    (DIVE, "date: 2026-11-20", "date: 2026-11-31"),
    (DIVE, "date: 2026-11-20", "date: 20261120"),
    (DIVE, "topic: running-mean", "topic: Running Mean"),
    (DIVE, "topic: running-mean", "topic: null"),
    (DIVE, "problem: running-mean", "problem: [running-mean]"),
    (DIVE, "authors: [ada]", "authors: ada"),
    (DIVE, "authors: [ada]", "authors: [ada, ada]"),
    (DIVE, "tags: [statistics]", "tags: [statistics, '']"),
    (DIVE, "tags: [statistics]", "draft: 'yes'"),
    (DIVE, "tags: [statistics]", "updated: soon"),
    (DIVE, "tags: [statistics]", "summary: ''"),
    (TOPIC, "title: Running Mean", "title: true"),
    (TOPIC, "title: Running Mean", "title: Running Mean\nrequires: softmax"),
    (TOPIC, "title: Running Mean", "title: Running Mean\nrequires: [A B]"),
    (TOPIC, "title: Running Mean", "title: Running Mean\naliases: [1]"),
    (TOPIC, "title: Running Mean", "title: Running Mean\ndate: 2026-11-20"),
    (PLAN, "topics: [running-mean]", "topics: []"),
    (PLAN, "topics: [running-mean]", "topic: [running-mean]"),
    (PLAN, "topics: [running-mean]", "topics: [running-mean]\n    id: Not A Slug"),
    (PLAN, "chapters:", "parts:"),
    (COLLECTION, "title: First Problems", "name: First Problems"),
    (AUTHOR, "name: Ada", "name: Ada\nurl: example.org"),
    (AUTHOR, "name: Ada", "name: Ada\nurl: javascript:alert(1)"),
    (AUTHOR, "name: Ada", "name: Ada\nemail: nobody"),
    (PROBLEM, "difficulty: easy", "difficulty: trivial"),
    (PROBLEM, "difficulty: easy", "difficulty: easy\nreveal: never"),
    (PROBLEM, "difficulty: easy", "difficulty: easy\nreveal: {after: 0}"),
    (PROBLEM, "difficulty: easy", "difficulty: easy\ntolerance: {rtol: 1}"),
    (PROBLEM, "difficulty: easy", "difficulty: easy\ntolerance: {atol: -1}"),
    (PROBLEM, "collection: first-problems", "collection: [first-problems]"),
    (PROBLEM, "topics: [running-mean]", "topics: []"),
    (PROBLEM, "seeds: 10", "seeds: 0"),
    (PROBLEM, "seeds: 10", "seeds: 10.5"),
    (PROBLEM, "hidden: true", "hidden: 1"),
    (PROBLEM, "raises: ValueError", "raises: Value Error"),
    (PROBLEM, "raises: ValueError", "raises: ValueError\n    check: True"),
    (PROBLEM, "raises: ValueError", "raises: ValueError\n    order: any"),
    (PROBLEM, "raises: ValueError", "order: sorted"),
    (PROBLEM, "raises: ValueError", "seconds: 61"),
    (PROBLEM, "raises: ValueError", "mutates: [not a name]"),
    (
        PROBLEM,
        "divides_by_all.py: {fails: the example worked by hand, says: values}",
        "Divides.txt: {fails: a, says: b}",
    ),
    (
        PROBLEM,
        "divides_by_all.py: {fails: the example worked by hand, says: values}",
        "divides_by_all.py: {fails: a}",
    ),
    (POSTING, "country: DE", "country: Germany"),
    (POSTING, "url: https://example.org/1", "url: http://example.org/1"),
    (POSTING, "currency: EUR", "currency: euro"),
    (POSTING, "min: 1", "min: 0"),
    (POSTING, "role: nlp", "role: wizard"),
    (STUDY, "year: 2020", "year: 1949"),
    (STUDY, "year: 2020", "year: '2020'"),
    (STUDY, "company: Example", "company: Example\ndomain: gardening"),
    (ASSESSMENT, "problems: [running-mean]", "problems: []"),
    (ASSESSMENT, "minutes: 30", "minutes: 241"),
    (ASSESSMENT, "minutes: 30", "minutes: half an hour"),
    (SPOTLIGHT, "title: Plans", "headline: Plans"),
]


@pytest.fixture
def with_others(publication: Path) -> Path:
    for name, text in OTHERS.items():
        path = publication / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return publication


def test_what_is_to_be_broken_is_right(with_others: Path) -> None:
    load_library(with_others)
    for path in authored_files(with_others):
        data = as_json((with_others / path).read_text(encoding="utf-8"))
        validator(kind_of(path)).validate(data)


@pytest.mark.parametrize(("name", "old", "new"), BROKEN)
def test_what_is_broken_is_refused_by_both(name: str, old: str, new: str, with_others: Path) -> None:
    path = with_others / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert name in {found.path for found in mistakes(with_others)}, "the models take it"
    data = as_json(path.read_text(encoding="utf-8"))
    assert not validator(kind_of(Path(name))).is_valid(data), "the schema takes it"


def mistakes(root: Path) -> tuple[Diagnostic, ...]:
    with pytest.raises(DiagnosticError) as caught:
        load_library(root)
    return caught.value.diagnostics


def test_this_repository_has_the_editor_settings_of_a_new_publication(publication: Path) -> None:
    names = sorted(path.name for path in (publication / ".vscode").iterdir())
    assert names == sorted(path.name for path in (ROOT / ".vscode").iterdir())
    for name in names:
        text = (publication / ".vscode" / name).read_text(encoding="utf-8")
        assert (ROOT / ".vscode" / name).read_text(encoding="utf-8") == text
        json.loads(text)


def test_the_setting_names_a_schema_for_every_folder_of_yaml(publication: Path) -> None:
    settings = json.loads((publication / ".vscode/settings.json").read_text(encoding="utf-8"))
    for schema, pattern in settings["yaml.schemas"].items():
        assert (publication / schema).is_file()
        found = [path.relative_to(ROOT) for path in ROOT.glob(pattern)]
        assert {kind_of(path) for path in found} <= {Path(schema).stem}


def test_the_matcher_of_the_check_reads_what_the_check_says(publication: Path, divebell: Command) -> None:
    (publication / "content/topics/broken.md").write_text("---\ntitle: 7\n---\nText.\n", encoding="utf-8")
    said = divebell("check").output
    tasks = json.loads((publication / ".vscode/tasks.json").read_text(encoding="utf-8"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]["regexp"]
    places = [match.groups() for line in said.splitlines() if (match := re.match(pattern, line))]
    assert [place[:3] for place in places] == [("content/topics/broken.md", "2", "8")]


@pytest.mark.parametrize("kind", ["dive", "topic", "spotlight", "case-study"])
def test_snippets_of_front_matter_have_fields_of_the_schema(kind: str) -> None:
    snippets = json.loads((ROOT / ".vscode/divebell.code-snippets").read_text(encoding="utf-8"))
    (body,) = (snippet["body"] for snippet in snippets.values() if snippet["prefix"] == kind)
    fields = {line.partition(":")[0] for line in body if re.match(r"[a-z]+:", line)}
    schema = editor_schemas()[kind]
    assert set(schema["required"]) <= fields <= set(schema["properties"])
