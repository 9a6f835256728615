"""A project's folders to one Library, or to all that is wrong with them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from divebell.library.case_study_folder import case_study_shelf
from divebell.library.diagnostics import Diagnostic, DiagnosticError, in_order
from divebell.library.dive_folder import dive_shelf
from divebell.library.folders import check_slug, markdown_shelf, yaml_shelf
from divebell.library.kept import Kept
from divebell.library.library import Library
from divebell.library.models import Assessment, Author, Collection, Plan, Problem, Spotlight, Text, Topic
from divebell.library.posting_folder import posting_shelf
from divebell.library.problem_folder import read_problem
from divebell.library.python_source import quiet_compiler
from divebell.library.references import check_references
from divebell.library.shelf import Kind, Shelf
from divebell.library.source import Listing, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Reading:
    """What a project's content was, at one time."""

    library: Library | None
    """None if there is any diagnostic."""
    found: Library
    """What is right, whatever is wrong with the rest: entries may name others that are not there."""
    loose: tuple[Text, ...]
    """The texts of what is not right: they can be checked all the same."""
    named: Mapping[str, KeysView[str]]
    """The slugs that files go by, also of those with mistakes."""
    diagnostics: tuple[Diagnostic, ...]
    """In order of path and place."""
    changed: frozenset[str]
    """The files whose content is not that of the reading before; all of them, the first time. POSIX paths
    relative to the project's root. What was deleted is not among them."""


class LibraryReader:
    """Reads a project again and again, and each time only what has changed.

    What was made of a file is kept while its content stays the same: the models of an unchanged file are the
    same objects from reading to reading. Checks across files are made anew each time.
    """

    def __init__(self, root: Path, *, content: str = "content", problems: str = "problems") -> None:
        """Read nothing yet; the parameters are those of `load_library`."""
        self._root = root.resolve()
        self._content = content
        self._problems = problems
        self._kept = Kept()

    def read(self, changed: Iterable[str] | None = None) -> Reading:
        """Read and check all content as it now is.

        Parameters:
            changed: The only paths that may have changed, been made or been deleted since the last reading,
                relative to the root, where somebody watches them; None to have every file looked at. Where
                the project has links, every file is looked at in any case.
        """
        diagnostics: list[Diagnostic] = []
        tree = Tree(self._root, diagnostics.append, self._kept)
        self._kept.begin(changed)
        with _paused_collector(), quiet_compiler():
            shelves = _read(tree, self._content, self._problems)
            found = Library(
                **{kind: MappingProxyType(shelf.models) for kind, shelf in shelves.items()},
                macros=_shared_text(tree, self._content, "macros.tex"),
                bibliography=_shared_text(tree, self._content, "references.bib"),
            )
        self._kept.end()
        told = in_order(diagnostics)
        named: dict[str, KeysView[str]] = {kind: shelf.slugs.keys() for kind, shelf in shelves.items()}
        loose = tuple(text for shelf in shelves.values() for text in shelf.loose)
        return Reading(None if told else found, found, loose, named, told, frozenset(self._kept.changed))


def load_library(root: Path, *, content: str = "content", problems: str = "problems") -> Library:
    """Read and check all content of a project.

    Parameters:
        root: The project's folder.
        content: The folder of all that is not a problem, relative to `root`.
        problems: The folder of problems, relative to `root`.

    Raises:
        DiagnosticError: With every diagnostic there is, if there is any.
    """
    reading = LibraryReader(root, content=content, problems=problems).read()
    if reading.library is None:
        raise DiagnosticError(reading.diagnostics)
    return reading.library


def _read(tree: Tree, content: str, problems: str) -> dict[Kind, Shelf[Any]]:
    if tree.listing(content) is None:
        hint = "the content is looked for here"
        tree.report(Diagnostic(content, 1, 1, "missing folder", hint, code="missing-folder"))
    shelves: dict[Kind, Shelf[Any]] = {
        "topics": markdown_shelf(tree, f"{content}/topics", "topic", Topic),
        "plans": yaml_shelf(tree, f"{content}/plans", "plan", Plan),
        "collections": yaml_shelf(tree, f"{content}/collections", "collection", Collection),
        "spotlights": markdown_shelf(tree, f"{content}/spotlights", "spotlight", Spotlight),
        "problems": _problem_shelf(tree, problems),
        "authors": yaml_shelf(tree, f"{content}/authors", "author", Author),
        "case_studies": case_study_shelf(tree, f"{content}/case-studies"),
        "postings": posting_shelf(tree, f"{content}/jobs"),
        "assessments": yaml_shelf(tree, f"{content}/assessments", "assessment", Assessment),
    }
    shelves["dives"] = dive_shelf(tree, f"{content}/dives", shelves)
    check_references(shelves, tree)
    return shelves


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
        path, hint = f"{directory}/{name}", "put it into the folder of a problem"
        tree.report(Diagnostic(path, 1, 1, "unused file", hint, code="unused-file"))
    for name in listing.folders:
        path = f"{directory}/{name}"
        check_slug(tree, path, name)
        shelf.slugs[name] = path
        folder = read_problem(tree, path, name)
        if folder.document:
            shelf.documents[name] = folder.document
        if folder.problem:
            shelf.models[name] = folder.problem
        else:
            shelf.loose.extend(folder.texts)
    return shelf
