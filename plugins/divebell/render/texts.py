"""All Markdown of a library, each text converted once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from divebell.library import Diagnostic, DiagnosticError, Library, Text

from .blocks import run_blocks
from .markdown import MarkdownRenderer, Rendered, blocks_of, scan_all
from .references import References


def render_texts(library: Library, *, cache: Path, workers: int) -> Mapping[Text, Rendered]:
    """Every text of `library` as HTML, those of future dives too, so that their mistakes show today.

    Raises `DiagnosticError` with every bad formula, unknown reference and failing block.
    """
    scanned = scan_all(_texts(library))
    results = run_blocks(blocks_of(scanned.values()), cache=cache, workers=workers)
    renderer = MarkdownRenderer(References(library).resolve)
    rendered: dict[Text, Rendered] = {}
    diagnostics: list[Diagnostic] = []
    for text, each in scanned.items():
        rendered[text], found = renderer.render(text, each, results)
        diagnostics.extend(found)
    if diagnostics:
        raise DiagnosticError(tuple(diagnostics))
    return rendered


def _texts(library: Library) -> Iterator[Text]:
    for of_body in (library.dives, library.topics, library.spotlights):
        yield from (item.body for item in of_body.values())
    for problem in library.problems.values():
        yield problem.statement
        yield problem.explanation
        yield from problem.hints
