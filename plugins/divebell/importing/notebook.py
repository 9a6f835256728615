"""Problems in Jupyter notebooks (format 4, https://nbformat.readthedocs.io/en/latest/format_description.html).

Code cells are tagged `starter`, `solution` and `tests`. Markdown before the solution is the statement, and
after it the explanation; the first heading is the title. Each `tests` cell is a test: what it printed when it
was last run is what it must print, and its assertions are to hold. The notebook's metadata may say more:
`"divebell": {"title", "difficulty", "category", "authors"}`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from .deep_ml import slug_of
from .draft import Code, Draft, Note, Prose, RefusalError, SourceTest
from .files import checked_text, kind_of, parse_json, read_text, text_field

FORMAT: Final = 4
_TAGS: Final = ("starter", "solution", "tests")
_LEVELS: Final = ("easy", "medium", "hard")


@dataclass(frozen=True)
class _Cell:
    place: str
    kind: str
    source: str
    tag: str | None
    outputs: list[Any]

    def code(self) -> Code:
        return Code(self.place, self.source)


def read_notebook(path: Path) -> Draft:
    """The problem in a notebook. Raises `RefusalError` if it is malformed, or a tagged cell is missing."""
    text = read_text(path.parent, path.name)
    data = parse_json(text or "", path.name)
    if not isinstance(data, dict):
        raise RefusalError(path.name, f"must be an object, not {kind_of(data)}")
    version = data.get("nbformat")
    if version != FORMAT:
        raise RefusalError(
            path.name,
            f"a notebook of format {version!r}, and {FORMAT} is read: open it in Jupyter and save it anew",
        )
    cells = _cells(data, path.name)
    metadata = _metadata(data, path.name)
    solution_at = _only(cells, "solution", path.name)
    prose = [(number, cell) for number, cell in enumerate(cells) if cell.kind == "markdown"]
    title, cells_of_statement = _titled(
        [cell for number, cell in prose if number < solution_at], metadata, path
    )
    return Draft(
        slug=slug_of(path.stem) or slug_of(title),
        title=title,
        difficulty=_difficulty(metadata, path.name),
        category=text_field(metadata, "category", path.name, default="").strip(),
        statement=tuple(Prose(cell.place, 1, cell.source) for cell in cells_of_statement),
        explanation=tuple(
            Prose(cell.place, 1, cell.source) for number, cell in prose if number > solution_at
        ),
        starter=cells[_only(cells, "starter", path.name)].code(),
        solution=cells[solution_at].code(),
        tests=_tests(cells, path.name),
        authors=_authors(metadata),
        notes=_left_out(data, cells, path.name),
    )


def _cells(data: dict[str, Any], name: str) -> list[_Cell]:
    written = data.get("cells")
    if not isinstance(written, list):
        raise RefusalError(name, f"'cells' must be a list, not {kind_of(written)}")
    return [_cell(entry, f"{name}: cell {number}") for number, entry in enumerate(written, 1)]


def _cell(entry: Any, place: str) -> _Cell:
    if not isinstance(entry, dict):
        raise RefusalError(place, f"must be an object, not {kind_of(entry)}")
    metadata = entry.get("metadata")
    tags = metadata.get("tags", []) if isinstance(metadata, dict) else []
    if not isinstance(tags, list):
        raise RefusalError(place, f"'tags' must be a list, not {kind_of(tags)}")
    ours = [tag for tag in _TAGS if tag in tags]
    if len(ours) > 1:
        raise RefusalError(
            place, f"a cell has one of the tags {', '.join(_TAGS)}, and this has {', '.join(ours)}"
        )
    kind = text_field(entry, "cell_type", place)
    if ours and kind != "code":
        raise RefusalError(place, f"the tag {ours[0]!r} is for code, and this is a cell of {kind}")
    outputs = entry.get("outputs", [])
    return _Cell(
        place,
        kind,
        _joined(entry.get("source"), place),
        ours[0] if ours else None,
        outputs if isinstance(outputs, list) else [],
    )


def _joined(source: Any, place: str) -> str:
    """A multi-line text, which the format lets be a list of its lines."""
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise RefusalError(place, f"'source' must be text or a list of lines, not {kind_of(source)}")
    return checked_text(source, place)


def _metadata(data: dict[str, Any], name: str) -> dict[str, Any]:
    metadata = data.get("metadata")
    ours = metadata.get("divebell", {}) if isinstance(metadata, dict) else {}
    if not isinstance(ours, dict):
        raise RefusalError(name, f"'divebell' in the metadata must be an object, not {kind_of(ours)}")
    return ours


def _only(cells: list[_Cell], tag: str, name: str) -> int:
    """The index of the one cell with that tag."""
    tagged = [number for number, cell in enumerate(cells) if cell.tag == tag]
    if not tagged:
        raise RefusalError(
            name, f"no cell has the tag {tag!r}: in Jupyter, tags are under Property Inspector"
        )
    if len(tagged) > 1:
        raise RefusalError(cells[tagged[1]].place, f"a second cell has the tag {tag!r}")
    if not cells[tagged[0]].source.strip():
        raise RefusalError(cells[tagged[0]].place, f"the {tag} is empty")
    return tagged[0]


def _titled(cells: list[_Cell], metadata: dict[str, Any], path: Path) -> tuple[str, list[_Cell]]:
    """The title, and the cells of the statement without the heading that is the title."""
    said = text_field(metadata, "title", path.name, default="").strip()
    for number, cell in enumerate(cells):
        first, _, rest = cell.source.lstrip().partition("\n")
        if first.startswith("# "):
            title = first.removeprefix("#").strip(" #")
            # The heading's line stays, empty, so that the lines after it keep their numbers.
            blank = cell.source[: len(cell.source) - len(cell.source.lstrip())] + "\n" + rest
            kept = _Cell(cell.place, cell.kind, blank, None, [])
            return said or title, [*cells[:number], kept, *cells[number + 1 :]]
    return said or path.stem.replace("_", " ").replace("-", " ").strip().capitalize(), cells


def _difficulty(metadata: dict[str, Any], name: str) -> str:
    level = text_field(metadata, "difficulty", name, default="").strip().lower()
    if level and level not in _LEVELS:
        raise RefusalError(name, f"'difficulty' must be one of {', '.join(_LEVELS)}, not {level!r}")
    return level


def _authors(metadata: dict[str, Any]) -> tuple[str, ...]:
    names = metadata.get("authors", [])
    return (
        tuple(name for name in names if isinstance(name, str) and name.strip())
        if isinstance(names, list)
        else ()
    )


def _tests(cells: list[_Cell], name: str) -> tuple[SourceTest, ...]:
    tests = [cell for cell in cells if cell.tag == "tests" and cell.source.strip()]
    if not tests:
        raise RefusalError(name, "no cell with the tag 'tests' has code")
    return tuple(
        SourceTest(f"test {number}", cell.place, cell.source, _printed(cell), shows_last=True)
        for number, cell in enumerate(tests, 1)
    )


def _printed(cell: _Cell) -> str | None:
    """What the cell printed when it was last run, with the value that it ended with; None if nothing."""
    parts = []
    for output in cell.outputs:
        match output:
            case {"output_type": "stream", "name": "stdout", "text": text}:
                parts.append(_joined(text, cell.place))
            case {"output_type": "execute_result", "data": {"text/plain": text}}:
                parts.append(_joined(text, cell.place))
            case {"output_type": "error", "ename": error}:
                raise RefusalError(cell.place, f"the test ended in {error} when it was last run")
    return "".join(parts) if parts else None


def _left_out(data: dict[str, Any], cells: list[_Cell], name: str) -> tuple[Note, ...]:
    notes = [
        Note(cell.place, "left out: a code cell with none of our tags")
        for cell in cells
        if cell.kind == "code" and cell.tag is None and cell.source.strip()
    ]
    notes += [
        Note(cell.place, "left out: a raw cell")
        for cell in cells
        if cell.kind == "raw" and cell.source.strip()
    ]
    for number, entry in enumerate(data["cells"], 1):
        if entry.get("attachments"):
            notes.append(Note(f"{name}: cell {number}", "left out: attached images"))
    return tuple(notes)
