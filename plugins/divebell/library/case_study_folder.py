"""The folder of case studies, which all have the same sections, so that readers can compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from divebell.library.diagnostic_text import clipped
from divebell.library.diagnostics import Related
from divebell.library.folders import markdown_shelf
from divebell.library.models import CaseStudy, Text
from divebell.library.suggest import closest, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from divebell.library.shelf import Shelf
    from divebell.library.source import Report, Source, Tree

_SECTIONS = ("Problem", "Data", "Architecture", "Training", "Serving", "Metrics", "Lessons")
_REQUIRED = ("Problem", "Architecture", "Lessons")
_MARK = re.compile(r"^(?: {0,3}(?P<fence>`{3,}|~{3,})|##(?!#))(?P<rest>.*)", re.MULTILINE)
"""A line that fences code or is a heading of the second level."""


def case_study_shelf(tree: Tree, directory: str) -> Shelf[CaseStudy]:
    """All case studies of a folder."""
    return markdown_shelf(tree, directory, "case-study", CaseStudy, check_body=_check_sections)


def _check_sections(source: Source, body: Text, report: Report) -> None:
    """Report headings that name no section, sections that are there twice, and missing ones."""
    first: dict[str, int] = {}
    misspelt: set[str | None] = set()
    for line, title in _headings(body):
        width = len(source.lines[line - 1])
        if title not in _SECTIONS:
            misspelt.add(closest(title, _SECTIONS))
            hint = did_you_mean(clipped(title), _SECTIONS) or f"the sections are {', '.join(_SECTIONS)}"
            message = f"unknown section {clipped(title)!r}"
            report(source.diagnostic(line, 1, "unknown-section", message, hint, width))
        elif title in first:
            message, hint = f"duplicate section {title!r}", "put what it says into the first"
            related = (Related("first here", source.path, first[title], 1),)
            report(source.diagnostic(line, 1, "duplicate-section", message, hint, width, related=related))
        else:
            first[title] = line
    for title in _REQUIRED:
        if title not in first and title not in misspelt:
            message, hint = f"missing section {title!r}", f"add `## {title}`"
            report(source.diagnostic(body.line, 1, "missing-section", message, hint))


def _headings(body: Text) -> Iterator[tuple[int, str]]:
    """The headings of the second level, with their lines in the file; code that looks like one is none."""
    fence = ""
    line, end = body.line, 0
    for mark in _MARK.finditer(body.text):
        line, end = line + body.text.count("\n", end, mark.start()), mark.start()
        if not fence:
            fence = mark["fence"] or ""
            if not fence:
                yield line, _title(mark["rest"])
        elif mark["fence"] and mark["fence"].startswith(fence) and not mark["rest"].strip():
            fence = ""


def _title(heading: str) -> str:
    title = heading.rstrip()
    if title.endswith("}") and "{" in title:
        title = title[: title.rindex("{")]  # attributes, such as {#problem}
    return title.rstrip(" #").lstrip()
