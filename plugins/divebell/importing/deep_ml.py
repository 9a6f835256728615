"""Problems in the layout of the Deep-ML open problems (https://github.com/Open-Deep-ML/DML-OpenProblem).

A folder each, named `<number>_<slug>`:

    meta.json           {"id", "title", "difficulty", "category", "video", "contributor": [{"name"}], ...}
    description.md      the statement
    learn.md            the explanation
    starter_code.py
    solution.py
    example.json        {"input", "output", "reasoning"}, shown below the statement
    tests.json          [{"test": a program that prints, "expected_output": text}, ...]
    pytorch/, tinygrad/ variants for libraries that are not in the browser's runtime
"""

import json
import re
from pathlib import Path
from typing import Any, Final

from .draft import Code, Draft, Note, Prose, RefusalError, SourceTest
from .files import checked_text, kind_of, parse_json, read_text, text_field

MARKS: Final = ("meta.json", "tests.json", "starter_code.py")
"""A folder with one of these is a problem's."""

_READ: Final = {
    "meta.json", "description.md", "learn.md", "starter_code.py", "solution.py", "example.json", "tests.json",
}  # fmt: skip
_LEVELS: Final = ("easy", "medium", "hard")
_NUMBER: Final = re.compile(r"^(?:problem)?[\s_-]*\d+[\s_.-]*", re.IGNORECASE)
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


def is_problem(folder: Path) -> bool:
    """Whether a folder is that of one problem."""
    return any((folder / name).is_file() for name in MARKS)


def read_deep_ml(folder: Path) -> Draft:
    """The problem in `folder`. Raises `RefusalError` if a file is missing or malformed."""
    meta = _object(folder, "meta.json")
    title = text_field(meta, "title", "meta.json").strip()
    example, example_notes = _example(folder)
    learn = read_text(folder, "learn.md")
    video = meta.get("video")
    watch = [Prose("meta.json", 1, f"[Video]({video})")] if isinstance(video, str) and video else []
    return Draft(
        slug=slug_of(_NUMBER.sub("", folder.name)) or slug_of(title),
        title=title,
        difficulty=_difficulty(meta),
        category=text_field(meta, "category", "meta.json", default="").strip(),
        statement=(Prose("description.md", 1, _required(folder, "description.md")), *example),
        explanation=(*([Prose("learn.md", 1, learn)] if learn and learn.strip() else []), *watch),
        starter=Code("starter_code.py", _required(folder, "starter_code.py")),
        solution=Code("solution.py", _required(folder, "solution.py")),
        tests=_tests(folder),
        authors=_authors(meta),
        notes=(*example_notes, *_left_out(folder)),
    )


def slug_of(name: str) -> str:
    """`name` as it can stand in an address; empty if nothing of it can."""
    return _NOT_SLUG.sub("-", name.lower()).strip("-")


def _required(folder: Path, name: str) -> str:
    text = read_text(folder, name)
    if text is None:
        raise RefusalError(name, "missing file")
    if not text.strip():
        raise RefusalError(name, "the file is empty")
    return text


def _object(folder: Path, name: str) -> dict[str, Any]:
    data = parse_json(_required(folder, name), name)
    if not isinstance(data, dict):
        raise RefusalError(name, f"must be an object, not {kind_of(data)}")
    return data


def _difficulty(meta: dict[str, Any]) -> str:
    level = text_field(meta, "difficulty", "meta.json").strip().lower()
    if level not in _LEVELS:
        raise RefusalError("meta.json", f"'difficulty' must be one of {', '.join(_LEVELS)}, not {level!r}")
    return level


def _authors(meta: dict[str, Any]) -> tuple[str, ...]:
    people = meta.get("contributor")
    names = (
        [person.get("name") for person in people if isinstance(person, dict)]
        if isinstance(people, list)
        else []
    )
    return tuple(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip()))


def _tests(folder: Path) -> tuple[SourceTest, ...]:
    data = parse_json(_required(folder, "tests.json"), "tests.json")
    if not isinstance(data, list):
        raise RefusalError("tests.json", f"must be a list of tests, not {kind_of(data)}")
    tests = []
    for number, entry in enumerate(data, 1):
        place = f"tests.json: test {number}"
        if not isinstance(entry, dict):
            raise RefusalError(place, f"must be an object, not {kind_of(entry)}")
        code = text_field(entry, "test", place)
        tests.append(SourceTest(f"test {number}", place, code, text_field(entry, "expected_output", place)))
    if not tests:
        raise RefusalError("tests.json", "there are no tests")
    return tuple(tests)


def _example(folder: Path) -> tuple[list[Prose], list[Note]]:
    """The example as Markdown below the statement."""
    text = read_text(folder, "example.json")
    if not text or not text.strip():
        return [], []
    data = parse_json(text, "example.json")
    if not isinstance(data, dict):
        return [], [Note("example.json", f"left out: it must be an object, not {kind_of(data)}")]
    parts = []
    for name, value in data.items():
        shown = value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)
        shown = checked_text(shown, f"example.json: {name}")
        if shown.strip():
            prose = name in ("reasoning", "explanation")
            parts.append(f"**{name.capitalize()}**\n\n{shown.strip() if prose else _fenced(shown)}")
    return [Prose("example.json", 1, "\n\n".join(("## Example", *parts)))] if parts else [], []


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text.strip(chr(10))}\n{fence}"


def _left_out(folder: Path) -> list[Note]:
    notes = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "__")) or path.name in _READ:
            continue
        what = "a variant for another library" if path.is_dir() else "not a file of the layout"
        notes.append(Note(path.name, f"left out: {what}"))
    return notes
