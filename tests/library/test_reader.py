"""Reading again: what has not changed stays, what has changed is seen, and nothing is told of twice."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from divebell.library import LibraryReader, load_library

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.conftest import Project

TOPIC = "content/topics/softmax.md"
YAML = "problems/softmax/problem.yml"
DIVE = "content/dives/2026-11-18-attention.md"


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def settle(root: Path) -> None:
    """Make all files and folders old, so that they are not looked into once more only for being new."""
    for path in (root, *root.rglob("*")):
        os.utime(path, (1_700_000_000, 1_700_000_000))


def test_the_first_reading_is_that_of_load_library(project: Project) -> None:
    root = project({})

    reading = LibraryReader(root).read()

    assert reading.library == load_library(root)
    assert TOPIC in reading.changed


def test_what_has_not_changed_is_the_same_object(project: Project) -> None:
    root = project({})
    reader = LibraryReader(root)
    before = reader.read().library

    reading = reader.read()

    assert reading.changed == frozenset()
    assert before
    assert reading.library
    assert reading.library.problems["softmax"] is before.problems["softmax"]
    assert reading.library.dives["2026-11-18-attention"] is before.dives["2026-11-18-attention"]


@pytest.mark.parametrize("told", [False, True], ids=["looks at all files", "is told which one"])
def test_a_changed_file_alone_is_read_again(project: Project, *, told: bool) -> None:
    root = project({})
    reader = LibraryReader(root)
    before = reader.read().library
    change(root, TOPIC, "title: Softmax", "title: Soft maximum")

    reading = reader.read([TOPIC] if told else None)

    assert reading.changed == {TOPIC}
    assert before
    assert reading.library
    assert reading.library.topics["softmax"].title == "Soft maximum"
    assert reading.library.topics["attention"] is before.topics["attention"]


def test_a_mistake_is_told_until_it_is_mended(project: Project) -> None:
    root = project({})
    reader = LibraryReader(root)
    reader.read()
    change(root, YAML, "collection: llm-foundations", "collection: llm-fundations")

    told = [reader.read().diagnostics for _ in range(2)]
    change(root, YAML, "llm-fundations", "llm-foundations")

    assert [[one.code for one in each] for each in told] == [["unknown-reference"]] * 2
    assert reader.read().library is not None


def test_a_deleted_topic_is_missed_where_it_is_named(project: Project) -> None:
    root = project({})
    reader = LibraryReader(root)
    reader.read()
    (root / TOPIC).unlink()

    (missed,) = reader.read([TOPIC]).diagnostics

    assert missed.message == "unknown topic 'softmax'"
    assert len(missed.related) > 2


def test_what_a_dive_leaves_out_follows_what_changes_elsewhere(project: Project) -> None:
    root = project({})
    change(root, DIVE, "spotlight: job-board\n", "")
    reader = LibraryReader(root)
    reader.read()
    (root / "content/spotlights/another.md").write_text("---\ntitle: Another\n---\nText.\n", encoding="utf-8")

    reading = reader.read(["content/spotlights/another.md"])

    assert reading.library == load_library(root)
    assert reading.changed == {"content/spotlights/another.md"}


def test_a_change_that_leaves_size_and_time_alone_is_seen(project: Project) -> None:
    root = project({})
    reader = LibraryReader(root)
    reader.read()
    time = (root / TOPIC).stat().st_mtime_ns
    change(root, TOPIC, "title: Softmax", "title: Softmin")
    os.utime(root / TOPIC, ns=(time, time))

    reading = reader.read()

    assert reading.library
    assert reading.library.topics["softmax"].title == "Softmin"


def test_settled_files_and_folders_are_known_by_their_stamps(project: Project) -> None:
    root = project({})
    settle(root)
    reader = LibraryReader(root)
    reader.read()
    (root / "content/topics/new.md").write_text("---\ntitle: New\n---\nText.\n", encoding="utf-8")
    (root / TOPIC).write_text((root / TOPIC).read_text(encoding="utf-8") + "More.\n", encoding="utf-8")

    assert reader.read().changed == {"content/topics/new.md", TOPIC}
    assert reader.read().library == load_library(root)


def test_what_links_lead_to_is_looked_at_whatever_one_is_told(project: Project) -> None:
    root = project({})
    (root / "elsewhere.md").write_text("---\ntitle: Linked\n---\nText.\n", encoding="utf-8")
    (root / "content/topics/linked.md").symlink_to("../../elsewhere.md")
    reader = LibraryReader(root)
    reader.read()
    change(root, "elsewhere.md", "Linked", "Chained")

    reading = reader.read([TOPIC])

    assert reading.library
    assert reading.library.topics["linked"].title == "Chained"


def test_a_folder_that_takes_the_place_of_another_is_read(project: Project) -> None:
    root = project({})
    reader = LibraryReader(root)
    reader.read()
    (root / "problems/softmax").rename(root / "problems/soft-max")

    reading = reader.read(["problems/softmax", "problems/soft-max"])

    assert {one.message for one in reading.diagnostics} >= {"unknown problem 'softmax'"}
    assert "soft-max" in reading.found.problems
    assert "softmax" not in reading.named["problems"]


def test_what_is_right_is_found_beside_what_is_wrong(project: Project) -> None:
    root = project({TOPIC: "---\ntitel: Softmax\n---\nText.\n"})

    reading = LibraryReader(root).read()

    assert reading.library is None
    assert "softmax" not in reading.found.topics
    assert "softmax" in reading.named["topics"]
    assert "attention" in reading.found.topics
