"""A project's folders to one Library, or to all that is wrong with them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from divebell.library.authored import (
    AssessmentFile,
    AuthorFile,
    CollectionFile,
    PlanFile,
    SpotlightFrontMatter,
    TopicFrontMatter,
)
from divebell.library.case_study_folder import case_study_shelf
from divebell.library.diagnostics import Diagnostic, DiagnosticError
from divebell.library.dive_folder import dive_shelf
from divebell.library.folders import check_slug, markdown_shelf, yaml_shelf
from divebell.library.library import Library
from divebell.library.models import Assessment, Author, Collection, Plan, Problem, Spotlight, Text, Topic
from divebell.library.posting_folder import posting_shelf
from divebell.library.problem_folder import read_problem
from divebell.library.python_source import quiet_compiler
from divebell.library.references import check_references
from divebell.library.shelf import Kind, Shelf
from divebell.library.source import Listing, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def load_library(root: Path, *, content: str = "content", problems: str = "problems") -> Library:
    """Read and check all content of a project.

    Parameters:
        root: The project's folder.
        content: The folder of all that is not a problem, relative to `root`.
        problems: The folder of problems, relative to `root`.

    Raises:
        DiagnosticError: With every diagnostic there is, if there is any.
    """
    diagnostics: list[Diagnostic] = []
    tree = Tree(root.resolve(), diagnostics.append)
    if tree.listing(content) is None:
        diagnostics.append(Diagnostic(content, 1, 1, "missing folder", "the content is looked for here"))
    with _paused_collector(), quiet_compiler():
        shelves: dict[Kind, Shelf[Any]] = {
            "topics": markdown_shelf(tree, f"{content}/topics", TopicFrontMatter, Topic),
            "plans": yaml_shelf(tree, f"{content}/plans", PlanFile, Plan),
            "collections": yaml_shelf(tree, f"{content}/collections", CollectionFile, Collection),
            "spotlights": markdown_shelf(tree, f"{content}/spotlights", SpotlightFrontMatter, Spotlight),
            "problems": _problem_shelf(tree, problems),
            "authors": yaml_shelf(tree, f"{content}/authors", AuthorFile, Author),
            "case_studies": case_study_shelf(tree, f"{content}/case-studies"),
            "postings": posting_shelf(tree, f"{content}/jobs"),
            "assessments": yaml_shelf(tree, f"{content}/assessments", AssessmentFile, Assessment),
        }
        shelves["dives"] = dive_shelf(tree, f"{content}/dives", shelves)
        check_references(shelves, diagnostics.append)
        macros = _shared_text(tree, content, "macros.tex")
        bibliography = _shared_text(tree, content, "references.bib")
    if diagnostics:
        raise DiagnosticError(diagnostics)
    models = {kind: MappingProxyType(shelf.models) for kind, shelf in shelves.items()}
    return Library(**models, macros=macros, bibliography=bibliography)


@contextmanager
def _paused_collector() -> Iterator[None]:
    """Pause garbage collection: what is made here stays, and sifting it again and again takes long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _shared_text(tree: Tree, directory: str, name: str) -> Text | None:
    """A file that serves all texts; None if it is not there."""
    listing = tree.listing(directory)
    source = tree.read(f"{directory}/{name}") if listing and name in listing.files else None
    return Text(source.path, 1, source.text) if source else None


def _problem_shelf(tree: Tree, directory: str) -> Shelf[Problem]:
    shelf = Shelf[Problem]()
    listing = tree.listing(directory) or Listing()
    for name in listing.files:
        hint = "put it into the folder of a problem"
        tree.report(Diagnostic(f"{directory}/{name}", 1, 1, "unused file", hint))
    for name in listing.folders:
        path = f"{directory}/{name}"
        check_slug(tree, path, name)
        shelf.slugs[name] = path
        folder = read_problem(tree, path, name)
        if folder.document:
            shelf.documents[name] = folder.document
        if folder.problem:
            shelf.models[name] = folder.problem
    return shelf
