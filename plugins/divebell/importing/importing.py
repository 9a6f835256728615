"""Problems from elsewhere, proved and written as ordinary problems of a project."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final

from divebell.library import Diagnostic, DiagnosticError, Library, Problem
from divebell.runtime import RuntimeAssets
from divebell.verify import Proof, verify_problems
from divebell.verify.worker import Worker, cpython_worker

from .deep_ml import is_problem, read_deep_ml, slug_of
from .draft import Draft, Note, Prose, RefusalError
from .notebook import read_notebook
from .page_check import check_page
from .problem_files import PROBLEMS, problem_yml, read_back, write_files
from .prose import convert_prose
from .proving import ProvedCase, prove_tests, rounding
from .python_code import free_signs, solution_module, starter_module
from .report import ImportReport, ProblemReport

NO_EXPLANATION: Final = "The source of this problem gives no explanation.\n"


@dataclass(frozen=True)
class Terms:
    """What the one who imports says of all the problems."""

    source: str
    """The name of the collection or the work that they are from."""
    url: str | None = None
    licence: str | None = None
    collection: str | None = None
    """Where the problems go; otherwise to the collection that is named as the source's category."""
    topics: tuple[str, ...] = ()
    difficulty: str | None = None
    """That of problems whose source does not say."""


@dataclass
class _Job:
    """A problem on its way."""

    source: str
    draft: Draft | None = None
    notes: list[Note] = field(default_factory=list)
    refused: Note | None = None
    cases: list[ProvedCase] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    head: dict[str, Any] = field(default_factory=dict)
    """The fields of problem.yml but for the cases."""
    solution: str = ""

    @property
    def slug(self) -> str:
        return self.draft.slug if self.draft else ""

    def report(self) -> ProblemReport:
        return ProblemReport(
            self.source,
            self.slug,
            len(self.draft.tests) if self.draft else 0,
            0 if self.refused else len(self.cases),
            tuple(self.notes),
            self.refused,
        )


def import_problems(
    paths: Sequence[Path],
    root: Path,
    library: Library,
    runtime: RuntimeAssets,
    terms: Terms,
    *,
    cache: Path,
    workers: int,
    dry_run: bool = False,
    progress: Callable[[int, int, str], object] | None = None,
) -> ImportReport:
    """Import the problems in `paths` into the project at `root`, whose content is `library`.

    Each path is a problem's folder, a notebook, or a folder of such. What is not proved in CPython and in
    Pyodide is not written, and the report says why; one problem's faults do not hold up another. Nothing that
    is there is overwritten.
    """
    found = list(_found(paths))
    jobs = [_Job(_name(path, top)) for path, top in found]
    for job, (path, top) in zip(jobs, found, strict=True):
        _read(job, path, top)
    _place(jobs, root, library, terms)
    _prove_each(_open(jobs), workers, progress)
    with tempfile.TemporaryDirectory(prefix="divebell-import-") as staging:
        _stage(_open(jobs), Path(staging))
        _prove_both(_open(jobs), Path(staging), runtime, cache, workers, progress)
    if not dry_run:
        for job in _open(jobs):
            try:
                write_files(root / PROBLEMS / job.slug, job.files)
            except OSError as error:
                job.refused = Note(f"{PROBLEMS}/{job.slug}", error.strerror or str(error))
    return ImportReport(tuple(job.report() for job in jobs), dry_run)


def _open(jobs: list[_Job]) -> list[_Job]:
    return [job for job in jobs if not job.refused]


def _found(paths: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Each problem's folder or notebook, with the path that it was found in."""
    for path in paths:
        if path.is_dir() and not is_problem(path):
            inner = sorted(entry for entry in path.iterdir() if not entry.name.startswith((".", "__")))
            problems = [entry for entry in inner if entry.is_dir() or entry.suffix == ".ipynb"]
            yield from ((entry, path) for entry in problems)
            if not problems:
                yield path, path
        else:
            yield path, path


def _name(path: Path, top: Path) -> str:
    return str(path if path == top else Path(top.name) / path.name)


def _read(job: _Job, path: Path, top: Path) -> None:
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(top.resolve()):
            raise RefusalError(path.name, "the link leads out of the folder: name what it leads to instead")
        if path.suffix == ".ipynb" and path.is_file():
            job.draft = read_notebook(path)
        elif path.is_dir() and is_problem(path):
            job.draft = read_deep_ml(path)
        else:
            raise RefusalError(
                path.name, "neither a notebook nor a folder with meta.json, starter_code.py and tests.json"
            )
        job.notes += job.draft.notes
    except RefusalError as error:
        job.refused = error.note
    except OSError as error:
        job.refused = Note(path.name, f"cannot be read: {error.strerror}")


def _place(jobs: list[_Job], root: Path, library: Library, terms: Terms) -> None:
    """Find each problem's name, collection and topics, convert its texts and check its code."""
    taken: dict[str, str] = {}
    for job in _open(jobs):
        try:
            assert job.draft is not None
            _check_slug(job, root, taken)
            job.head = _head(job, library, terms)
            job.files["statement.md"] = _text(job, job.draft.statement, "statement")
            job.files["explanation.md"] = _text(job, job.draft.explanation, "explanation") or NO_EXPLANATION
            job.files["solution.py"], notes = solution_module(job.draft.solution)
            tests = [test.code for test in job.draft.tests]
            job.files["starter.py"], more = starter_module(job.draft.starter, job.files["solution.py"], tests)
            job.notes += [*notes, *more, *free_signs(job.files["solution.py"], job.draft.solution.place)]
        except RefusalError as error:
            job.refused = error.note


def _check_slug(job: _Job, root: Path, taken: dict[str, str]) -> None:
    slug = job.slug
    if not slug:
        raise RefusalError(job.source, "no name can be made of it: give it one with letters a to z")
    if (root / PROBLEMS / slug).exists():
        raise RefusalError(
            f"{PROBLEMS}/{slug}", "is there already, and nothing is overwritten: rename one of the two"
        )
    if slug in taken:
        raise RefusalError(
            f"{PROBLEMS}/{slug}", f"is what {taken[slug]} becomes already: rename one of the two"
        )
    taken[slug] = job.source


def _head(job: _Job, library: Library, terms: Terms) -> dict[str, Any]:
    draft = job.draft
    assert draft is not None
    category = slug_of(draft.category)
    collection = terms.collection or category
    if collection not in library.collections:
        known = ", ".join(library.collections)
        raise RefusalError(
            job.source,
            f"there is no collection {collection or '(none)'!r}: write "
            f"content/collections/{collection or 'NAME'}.yml, "
            f"or name one with --collection ({known})",
        )
    topics = list(dict.fromkeys([*terms.topics, *([category] if category in library.topics else [])]))
    if not topics:
        said = f"no topic is named {category!r}" if category else "the source names none"
        job.notes.append(Note(job.source, f"the problem has no topic: {said}"))
    difficulty = draft.difficulty or terms.difficulty
    if not difficulty:
        raise RefusalError(job.source, "the source says no difficulty: give one with --difficulty")
    source: dict[str, Any] = {"title": terms.source}
    source |= {"url": terms.url} if terms.url else {}
    source |= {"licence": terms.licence} if terms.licence else {}
    source |= {"authors": list(draft.authors)} if draft.authors else {}
    return {
        "title": draft.title,
        "difficulty": difficulty,
        "collection": collection,
        **({"topics": topics} if topics else {}),
        "source": source,
    }


def _text(job: _Job, parts: tuple[Prose, ...], name: str) -> str:
    text, notes = convert_prose(parts)
    job.notes += notes
    if not text and name == "statement":
        raise RefusalError(job.source, "there is no statement")
    return text


def _prove_each(jobs: list[_Job], workers: int, progress: Callable[[int, int, str], object] | None) -> None:
    """Run each solution and its tests in the judge, side by side in as many processes as are allowed."""
    if not jobs:
        return
    count = min(workers, len(jobs))
    judges: SimpleQueue[Worker] = SimpleQueue()
    done = 0

    def prove(job: _Job) -> _Job:
        worker = judges.get()
        try:
            assert job.draft is not None
            job.cases, notes = prove_tests(worker, job.files["solution.py"], job.draft.tests)
            job.notes += notes
        finally:
            judges.put(worker)
        return job

    started = [cpython_worker() for _ in range(count)]
    try:
        for worker in started:
            judges.put(worker)
        with ThreadPoolExecutor(count) as pool:
            for job in pool.map(prove, jobs):
                done += 1
                if progress:
                    progress(done, len(jobs), job.slug)
    finally:
        for worker in started:
            worker.close()


def _stage(jobs: list[_Job], staging: Path) -> None:
    """Write each problem to a folder of its own, where it is proved as it will be."""
    for job in jobs:
        try:
            _write_cases(job)
            write_files(staging / PROBLEMS / job.slug, job.files)
            problem = read_back(staging, job.slug)
            for text in (problem.statement, problem.explanation):
                check_page(text)
        except RefusalError as error:
            job.refused = error.note
        except DiagnosticError as error:
            job.refused = _note(error.diagnostics[0])


def _write_cases(job: _Job) -> None:
    if not job.cases:
        raise RefusalError(job.source, "none of its tests could be proved")
    rounded = rounding(job.files["solution.py"], job.cases)
    cases = [case.fields(rounded) for case in job.cases]
    tolerances = [case.get("tolerance") for case in cases]
    shared = tolerances[0] if all(each == tolerances[0] for each in tolerances) else None
    if shared:
        for case in cases:
            del case["tolerance"]
    head = job.head | ({"tolerance": shared} if shared else {})
    job.files["problem.yml"] = problem_yml({**head, "cases": cases})


def _note(found: Diagnostic) -> Note:
    return Note(f"{Path(found.path).name}:{found.line}", found.message)


def _prove_both(
    jobs: list[_Job],
    staging: Path,
    runtime: RuntimeAssets,
    cache: Path,
    workers: int,
    progress: Callable[[int, int, str], object] | None,
) -> None:
    """Prove the problems as `divebell verify` does; a case that is not proved is taken out, until all are."""
    pending = {job.slug: job for job in jobs}
    while pending:
        problems = {slug: read_back(staging, slug) for slug in pending}
        try:
            proofs = verify_problems(
                problems.values(), runtime, cache=cache, workers=workers, progress=progress
            )
        except DiagnosticError as error:
            found = _by_slug(error.diagnostics)
        else:
            for proof in proofs:
                pending[proof.slug].notes += _of_starter(proof)
            return
        for slug, diagnostics in found.items():
            job = pending[slug]
            _take_out(job, problems[slug], diagnostics)
            if not job.refused:
                (staging / PROBLEMS / slug / "problem.yml").write_text(
                    job.files["problem.yml"], encoding="utf-8"
                )
        pending = {slug: job for slug, job in pending.items() if not job.refused}


def _by_slug(diagnostics: Sequence[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.path.split("/")[1], []).append(diagnostic)
    return found


def _take_out(job: _Job, problem: Problem, diagnostics: list[Diagnostic]) -> None:
    """Take out the cases that a proof fails on; where none is to blame, the problem is refused."""
    lines = {case.line: index for index, case in enumerate(problem.cases)}
    bad: dict[int, Diagnostic] = {}
    for found in diagnostics:
        if found.path.endswith("problem.yml") and found.line in lines:
            bad.setdefault(lines[found.line], found)
    if not bad:
        job.refused = _note(diagnostics[0])
        return
    for index, found in bad.items():
        job.notes.append(Note(job.cases[index].place, found.message))
    job.cases = [case for index, case in enumerate(job.cases) if index not in bad]
    try:
        _write_cases(job)
    except RefusalError as error:
        job.refused = error.note


def _of_starter(proof: Proof) -> list[Note]:
    """Whether readers begin with a starter that cannot even be loaded."""
    error = proof.verdicts["starter.py"].error
    return [Note("starter.py", f"it cannot be loaded as it is: {error.message}")] if error else []
