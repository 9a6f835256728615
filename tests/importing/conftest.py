"""Problems of our own in the layouts that are imported, and a small project that they go into."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from divebell.importing import ImportReport, Terms, import_problems
from divebell.library import load_library
from divebell.runtime import assemble, cache_dir, fetch

type Tests = list[tuple[str, str]]
"""The code of each test, and what it must print."""
type WriteFolder = Callable[..., Path]
type RunImport = Callable[..., ImportReport]

FILES: Mapping[str, str] = {
    "meta.json": json.dumps(
        {
            "id": "7",
            "title": "Running Mean",
            "difficulty": "easy",
            "category": "Sequences",
            "contributor": [{"profile_link": "https://example.org/", "name": "Ada Example"}],
        }
    ),
    "description.md": "Give the mean of \\( x_1, \\dots, x_k \\) for each $k$.\n",
    "learn.md": "Each mean follows from the last.\n",
    "starter_code.py": "import numpy as np\n\ndef running_mean(x):\n\t# Your code here\n\tpass\n",
    "solution.py": (
        "import numpy as np\n\n"
        "def running_mean(x):\n"
        "    x = np.asarray(x, dtype=float)\n"
        "    return np.cumsum(x) / np.arange(1, len(x) + 1)\n"
    ),
    "tests.json": json.dumps(
        [{"test": "print(running_mean([1, 2, 6]))", "expected_output": "[1., 1.5, 3.]"}]
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one collection and one topic."""
    return make_project(tmp_path / "project")


def make_project(root: Path) -> Path:
    """Write a project with one collection and one topic."""
    files = {
        "content/collections/sequences.yml": "title: Sequences\nsummary: One after the other.\n",
        "content/topics/sequences.md": "---\ntitle: Sequences\nsummary: One after another.\n---\nIn order.\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (root / "problems").mkdir()
    return root


@pytest.fixture
def folder(tmp_path: Path) -> WriteFolder:
    """Write a problem's folder, as `write_folder` does."""

    def write(
        changes: Mapping[str, str | bytes | None] | None = None,
        *,
        tests: Tests | None = None,
        name: str = "7_running-mean",
    ) -> Path:
        return write_folder(tmp_path / "source" / name, changes, tests=tests)

    return write


def write_folder(
    path: Path, changes: Mapping[str, str | bytes | None] | None = None, *, tests: Tests | None = None
) -> Path:
    """Write a problem's folder: the running mean, with `changes` to its files; None leaves one out."""
    path.mkdir(parents=True)
    files: dict[str, str | bytes | None] = {**FILES, **(changes or {})}
    if tests is not None:
        files["tests.json"] = json.dumps([{"test": code, "expected_output": out} for code, out in tests])
    for file, text in files.items():
        if text is not None:
            (path / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def run_import(project: Path, tmp_path: Path) -> RunImport:
    """Import paths into the project, and give the report."""

    def run(*paths: Path, **options: Any) -> ImportReport:
        return import_into(project, tmp_path / "cache", *paths, **options)

    return run


def import_into(project: Path, cache: Path, *paths: Path, **options: Any) -> ImportReport:
    """Import paths into a project, and give the report."""
    fetch()
    terms = Terms("Example problems", "https://example.org/", "MIT", **options.pop("terms", {}))
    return import_problems(
        paths,
        project,
        load_library(project),
        assemble(cache_dir()),
        terms,
        cache=cache,
        workers=1,
        **options,
    )


def notebook(*cells: Mapping[str, Any], **metadata: Any) -> str:
    """A notebook of format 4."""
    ours = {"difficulty": "easy", "category": "sequences"} | metadata
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"divebell": ours}, "cells": list(cells)}
    )


def markdown(source: str) -> dict[str, Any]:
    """A Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code(source: str, tag: str | None = None, printed: str = "", value: str = "") -> dict[str, Any]:
    """A code cell, with what it printed and the value that it showed when it was run."""
    outputs: list[dict[str, Any]] = []
    if printed:
        outputs.append({"output_type": "stream", "name": "stdout", "text": printed.splitlines(keepends=True)})
    if value:
        outputs.append({"output_type": "execute_result", "data": {"text/plain": value}, "metadata": {}})
    metadata = {"tags": [tag]} if tag else {}
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": outputs}
