"""Files that are not clean text, or not files of this project."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from divebell.library import Diagnostic, DiagnosticError, load_library
from divebell.library.source import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.conftest import Project

TOPIC = "content/topics/dropout.md"
CLEAN = "---\ntitle: Dropout\nsummary: Noise.\n---\nZéro.\n"


def diagnostics(root: Path) -> list[str]:
    with pytest.raises(DiagnosticError) as caught:
        load_library(root)
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"\xef\xbb\xbf" + CLEAN.encode(),
            "1:1: the file starts with a byte order mark; save it as UTF-8 without one",
        ),
        (
            CLEAN.replace("\n", "\r\n").encode(),
            "1:4: the line ends in CR LF; save the file with LF line ends",
        ),
        (
            CLEAN.replace("Noise.\n", "Noise.\r\n").encode(),
            "3:16: the line ends in CR LF; save the file with LF line ends",
        ),
        (CLEAN.replace("\n", "\r").encode(), "1:4: the line ends in CR; save the file with LF line ends"),
        (CLEAN.encode("latin-1"), "5:2: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (CLEAN.encode("utf-16"), "1:1: the file is UTF-16 or UTF-32, not UTF-8; save the file as UTF-8"),
        (CLEAN.replace("Zéro", "Zé\x00ro").encode(), "5:3: character U+0000 is not allowed; delete it"),
        (CLEAN.replace("Noise", "Noi\u2028se").encode(), "3:13: character U+2028 is not allowed; delete it"),
        (CLEAN.replace("Zéro", "Z\ufeffro").encode(), "5:2: character U+FEFF is not allowed; delete it"),
        (b"", "1:1: the file is empty; write it or delete it"),
        (b" \n\n\t\n", "1:1: the file is empty; write it or delete it"),
    ],
    ids=[
        "BOM",
        "CRLF",
        "one CRLF",
        "CR",
        "Latin-1",
        "UTF-16",
        "NUL",
        "line separator",
        "inner BOM",
        "empty",
        "blank",
    ],
)
def test_a_file_that_is_not_clean_text_is_told_with_its_first_offence(
    data: bytes, expected: str, project: Project
) -> None:
    told = diagnostics(project({TOPIC: data}))

    assert told[0] == f"{TOPIC}:{expected}"
    assert all(line.startswith(TOPIC) for line in told)


def test_the_other_mistakes_of_an_unclean_file_are_told_with_it(project: Project) -> None:
    text = "\ufeff---\r\ntitle: Dropout\r\nsummary: 7\r\nrequires: [sofmax]\r\n---\r\nZero.\r\n"

    assert diagnostics(project({TOPIC: text})) == [
        f"{TOPIC}:1:1: the file starts with a byte order mark; save it as UTF-8 without one",
        f"{TOPIC}:1:4: the line ends in CR LF; save the file with LF line ends",
        f"{TOPIC}:3:10: 'summary' must be text, not the number 7; put it in quotes",
        f"{TOPIC}:4:12: unknown topic 'sofmax'; did you mean 'softmax'?",
    ]


def test_a_file_that_cannot_be_read_still_answers_to_its_name(project: Project) -> None:
    told = diagnostics(project({"content/topics/softmax.md": b"\xff"}))

    assert told == ["content/topics/softmax.md:1:1: byte 0xff is not UTF-8; save the file as UTF-8"]


def test_a_file_that_went_away_is_told_with_the_system_s_words(tmp_path: Path) -> None:
    told: list[Diagnostic] = []

    assert Tree(tmp_path, told.append).read("gone.md") is None
    assert str(told[0]) == "gone.md:1:1: cannot be read: No such file or directory"


def test_python_files_are_text_too(project: Project) -> None:
    path = "problems/softmax/solution.py"

    assert diagnostics(project({path: b"x = '\xe9'\n"})) == [
        f"{path}:1:6: byte 0xe9 is not UTF-8; save the file as UTF-8"
    ]


def test_links_out_of_the_project_are_not_followed(project: Project, tmp_path: Path) -> None:
    root = project({"../outside/secret.md": CLEAN, "../outside/folder/solution.py": "x = 1\n"}) / "."
    outside = tmp_path.parent / "outside"
    (root / "content/topics/secret.md").symlink_to(outside / "secret.md")
    (root / "content/topics/nowhere.md").symlink_to(root / "content/topics/missing.md")
    (root / "problems/linked").symlink_to(outside / "folder")

    assert diagnostics(root) == [
        "content/topics/nowhere.md:1:1: the link leads nowhere; remove the link",
        "content/topics/secret.md:1:1: the link leads out of the project; put what it leads to here",
        "problems/linked:1:1: the link leads out of the project; put what it leads to here",
    ]


def test_the_content_folder_itself_must_be_in_the_project(project: Project) -> None:
    root = project({}) / "problems"

    with pytest.raises(DiagnosticError, match=r"the link leads out of the project"):
        load_library(root, content="../content", problems="none")


def test_links_within_the_project_are_followed(project: Project) -> None:
    root = project({"shared/dropout.md": CLEAN})
    (root / TOPIC).unlink()
    (root / TOPIC).symlink_to("../../shared/dropout.md")

    assert load_library(root).topics["dropout"].body.text == "Zéro.\n"


def test_a_pipe_is_not_waited_for(project: Project) -> None:
    root = project({})
    os.mkfifo(root / "content/topics/pipe.md")

    assert diagnostics(root) == ["content/topics/pipe.md:1:1: this is neither a file nor a folder; delete it"]


def test_a_name_that_no_terminal_shows_is_told_in_ascii(project: Project) -> None:
    assert diagnostics(project({"content/topics/soft\nmax.md": CLEAN})) == [
        "content/topics:1:1: the name 'soft\\nmax.md' cannot be printed; rename the file"
    ]
