"""Measures `divebell check` on a publication of 10,000 files: `python -m tests.benchmarks.check`.

Beside each time stands its ratio to the time that it takes to read the files and to parse the front
matter and the YAML with PyYAML alone, in the same run.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from divebell.library import LibraryReader
from divebell.render import TextChecker

from .large_project import write_large_project


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        written = write_large_project(root, options.files)
        print(f"{written} files; seconds of this process, and their ratio to parsing alone")
        parsing = _timed("parsing alone", lambda: _parse(root), 0)
        reader = LibraryReader(root)
        checker = TextChecker(cache=Path(folder) / "cache", workers=1)
        _timed("first reading", reader.read, parsing)
        _timed("reading, nothing changed", reader.read, parsing)
        topic = root / "content/topics/topic-7.md"
        topic.write_text(topic.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        _timed("reading, told what changed", lambda: reader.read([f"content/topics/{topic.name}"]), parsing)
        found = reader.read().found
        _timed("texts, blocks not run before", lambda: checker.mistakes(found), parsing)
        _timed("texts, nothing changed", lambda: checker.mistakes(found), parsing)


def _timed[Result](what: str, do: Callable[[], Result], unit: float) -> float:
    started = time.process_time()
    do()
    seconds = time.process_time() - started
    print(f"{what:30} {seconds:7.3f} {f'{seconds / unit:6.2f}' if unit else ''}")
    return seconds


def _parse(root: Path) -> None:
    for path in root.rglob("*.*"):
        data = path.read_bytes()
        if path.suffix == ".md" and data.startswith(b"---\n"):
            data = data.split(b"\n---\n", maxsplit=1)[0]
        if path.suffix in (".md", ".yml"):
            yaml.load(
                data if data.startswith(b"---") or path.suffix == ".yml" else b"", Loader=yaml.CSafeLoader
            )


if __name__ == "__main__":
    main()
