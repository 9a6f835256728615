"""All Markdown of a library, each text converted once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from divebell.library import Diagnostic, DiagnosticError, Library, Text

from .blocks import FORMS, run_blocks
from .markdown import MarkdownRenderer, Rendered
from .references import References
from .scan import Block, scan


def render_texts(library: Library, *, cache: Path, workers: int) -> Mapping[Text, Rendered]:
    """Every text of `library` as HTML, those of future dives too, so that their mistakes show today.

    Raises `DiagnosticError` with every bad formula, unknown reference and failing block.
    """
    prefixes = dict(_texts(library))
    scanned = {text: scan(text) for text in prefixes}
    inserts = (insert for each in scanned.values() for insert in each.inserts)
    blocks = [insert for insert in inserts if isinstance(insert, Block) and insert.form in FORMS]
    results = run_blocks(blocks, cache=cache, workers=workers)
    renderer = MarkdownRenderer(References(library).resolve)
    rendered: dict[Text, Rendered] = {}
    diagnostics: list[Diagnostic] = []
    for text, each in scanned.items():
        rendered[text], found = renderer.render(text, each, results, prefix=prefixes[text])
        diagnostics.extend(found)
    if diagnostics:
        raise DiagnosticError(tuple(diagnostics))
    return rendered


def _texts(library: Library) -> Iterator[tuple[Text, str]]:
    """Every text, with what begins its identifiers: a dive's page holds texts of four kinds."""
    yield from ((item.body, "") for items in (library.dives, library.topics) for item in items.values())
    yield from ((spotlight.body, "spotlight-") for spotlight in library.spotlights.values())
    for problem in library.problems.values():
        yield problem.statement, "problem-"
        yield problem.explanation, "explanation-"
        yield from ((hint, f"hint-{number}-") for number, hint in enumerate(problem.hints, 1))
