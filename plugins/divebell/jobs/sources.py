"""content/jobs/sources.yml: the companies whose boards are read."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from divebell.library import Diagnostic, DiagnosticError
from divebell.library.authored.base import Authored
from divebell.library.codes import Country
from divebell.library.fields import Words
from divebell.library.folders import read_document
from divebell.library.source import Tree
from divebell.library.validation import validate
from divebell.library.yaml_source import YamlDocument

from .boards import BOARDS

PATH = "content/jobs/sources.yml"

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)


class JobSource(Authored):
    """One company's board."""

    company: Words
    """The name that its postings show."""
    board: Literal["ashby", "greenhouse", "lever", "personio", "recruitee", "smartrecruiters", "workable"]
    token: Words
    """The company's name at the board."""
    country: Country | None = None
    """The country of postings that do not name theirs."""
    region: Literal["global", "eu"] = "global"
    """Which of the board's instances the company is at."""
    others: bool = False
    """Whether postings are taken whose role is none of the job board's."""

    @property
    def name(self) -> str:
        """What postings name as their source: `greenhouse:acme`."""
        return f"{self.board}:{self.token}"

    @property
    def file_name(self) -> str:
        """The file that holds its postings; lower case, as the library wants its names."""
        return re.sub(r"[^a-z0-9]+", "-", f"{self.board}-{self.token}".lower()).strip("-") + ".yml"


class SourcesFile(Authored):
    """content/jobs/sources.yml."""

    companies: Annotated[tuple[JobSource, ...], Field(max_length=500)]


def read_sources(root: Path) -> tuple[JobSource, ...]:
    """Read and check the list of companies; raises `DiagnosticError` with every mistake in it."""
    diagnostics: list[Diagnostic] = []
    document = read_document(Tree(root.resolve(), diagnostics.append), PATH)
    checked = validate(SourcesFile, document, diagnostics.append) if document else None
    if document and checked:
        diagnostics += _mistakes(document, checked)
    if diagnostics or checked is None:
        raise DiagnosticError(diagnostics)
    return checked.companies


def _mistakes(document: YamlDocument, file: SourcesFile) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    first: dict[str, int] = {}
    for index, source in enumerate(file.companies):
        place = ("companies", index)
        if not _TOKEN.fullmatch(source.token):
            hint = "write only the company's name there, not its address"
            message = "'token' is no name at a board"
            found.append(document.diagnostic((*place, "token"), "wrong-form", message, hint))
        if source.region not in BOARDS[source.board].bases:
            message = f"{source.board} has no region {source.region!r}"
            found.append(document.diagnostic((*place, "region"), "unknown-choice", message, "leave it out"))
        earlier = first.setdefault(source.file_name, index)
        if earlier != index:
            message, hint = f"{source.name} is in the list already", "delete one of the two"
            related = (document.related(("companies", earlier), "first here"),)
            found.append(
                document.diagnostic((*place, "token"), "duplicate-entry", message, hint, related=related)
            )
    return found
