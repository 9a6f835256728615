"""What a page of the handbook can do with examples, in comments that stand on lines of their own.

    <!-- file content/topics/softmax.md -->     the file, from `examples/`

    <!-- shown -->                              Markdown, and below it what becomes of it
    ...
    <!-- /shown -->

    <!-- says content/topics/softmax.md -->     a file with a mistake, and what `divebell check` says of it
    ...
    <!-- /says -->

    <!-- passes content/topics/softmax.md -->   a file that is right, in the shortest publication there is
    ...
    <!-- /passes -->

So no example can go stale: what is shown is converted with its page, and files are checked where they stand.
"""

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from divebell.library import Diagnostic, LibraryReader
from divebell.render import TextChecker

from .examples import SHORTEST, TEXTS, TUTORIAL

_FILE = re.compile(r"^<!-- file (?P<path>\S+) -->$", re.MULTILINE)
_BLOCK = re.compile(
    r"^<!-- (?P<what>shown|says|passes)(?: (?P<path>\S+))? -->\n(?P<text>.*?)^<!-- /(?P=what) -->$",
    re.DOTALL | re.MULTILINE,
)
_LEXERS = {".md": "markdown", ".yml": "yaml", ".py": "python", ".tex": "latex", ".bib": "bibtex"}
_FILES: Mapping[str, str] = {**TUTORIAL, **SHORTEST, **TEXTS}


class BadExampleError(Exception):
    """An example of the handbook does not do what its page says it does."""


def expand(text: str, *, cache: Path) -> str:
    """The Markdown of a page, with its examples in place of the comments.

    Raises `BadExampleError` for a mistake in an example that should have none, and the other way round.
    """
    text = _BLOCK.sub(lambda match: _block(match, cache), text)
    return _FILE.sub(lambda match: _titled(match["path"], _FILES[match["path"]]), text)


def mistakes_of(path: str, text: str, *, cache: Path) -> list[Diagnostic]:
    """What `divebell check` says of a file in the shortest publication there is."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for other, content in {**SHORTEST, **TEXTS, path: text}.items():
            (root / other).parent.mkdir(parents=True, exist_ok=True)
            (root / other).write_text(content, encoding="utf-8")
        reading = LibraryReader(root).read()
        checker = TextChecker(cache=cache, workers=1)
        return [*reading.diagnostics, *checker.mistakes(reading.found, loose=reading.loose)]


def _block(match: re.Match[str], cache: Path) -> str:
    text, path = match["text"], match["path"]
    if match["what"] == "shown":
        return f'{_fence("markdown", text)}\n\n<div class="sample" markdown="1">\n\n{text}\n</div>'
    found = mistakes_of(path, text, cache=cache)
    if match["what"] == "passes":
        if found:
            raise BadExampleError("\n".join(each.pretty() for each in found))
        return _titled(path, text)
    if not found:
        raise BadExampleError(f"{path}: no mistake in\n{text}")
    said = "\n\n".join(each.pretty() for each in found)
    return f"{_titled(path, text)}\n\n{_fence('text', said)}"


def _titled(path: str, text: str) -> str:
    return f'<p class="file-name">{path}</p>\n\n{_fence(_LEXERS[Path(path).suffix], text)}'


def _fence(lexer: str, text: str) -> str:
    ticks = "`" * max((len(run) + 1 for run in _runs(text)), default=3)
    return (
        f"{ticks if len(ticks) > 3 else '```'}{lexer}\n{text.rstrip()}\n{ticks if len(ticks) > 3 else '```'}"
    )


def _runs(text: str) -> Iterator[str]:
    return (found[0] for found in re.finditer("`{3,}", text))
