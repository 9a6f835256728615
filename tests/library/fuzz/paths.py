"""Files and folders that are not what their place asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.library.fuzz.broken import Broken, Folder, Link, Unreadable, one

if TYPE_CHECKING:
    from random import Random

    from tests.library.fuzz.broken import Breaker, Files

_READ = ("content/topics/", "content/dives/", "content/plans/", "content/collections/", "problems/softmax/")
_FOLDERS = ("content/topics", "content/plans", "content/dives", "problems/softmax/wrong", "problems/softmax")
_NAMES = (
    "Two Words",
    "UPPER",
    "under_score",
    "-dash",
    "dash-",
    "a--b",
    "näive",
    "x.y",
    "ｗｉｄｅ",
    "сoftmax",
    "con:",
    "%2e%2e",
    "a" * 200 + "_",
    "𝔵",
    "e\u0301",
)


def _some_file(rng: Random, files: Files) -> str:
    return rng.choice([path for path in sorted(files) if path.startswith(_READ)])


def link_out(rng: Random, files: Files) -> Broken:
    path = _some_file(rng, files)
    target = rng.choice(
        ("/etc/passwd", "/etc", "/dev/zero", "/proc/self/environ", "../../../../../../etc/hosts")
    )
    return one(path, Link(target), 1)


def folder_link_out(rng: Random, files: Files) -> Broken:
    folder = rng.choice(_FOLDERS)
    return one(folder, Link(rng.choice(("/etc", "/", "/proc/self"))), 1)


def link_nowhere(rng: Random, files: Files) -> Broken:
    path = _some_file(rng, files)
    return one(path, Link(rng.choice(("nothing", "/no/such/file", path.rpartition("/")[2], "a" * 200))), 1)


def unreadable(rng: Random, files: Files) -> Broken:
    return one(_some_file(rng, files), Unreadable(), 1)


def folder_for_file(rng: Random, files: Files) -> Broken:
    return one(_some_file(rng, files), Folder(), 1)


def file_for_folder(rng: Random, files: Files) -> Broken:
    return one(rng.choice(_FOLDERS), b"not a folder\n", 1)


def bad_name(rng: Random, files: Files) -> Broken:
    folder, suffix = rng.choice(
        (("content/topics", ".md"), ("content/plans", ".yml"), ("content/dives", ".md"))
    )
    source = next(path for path in sorted(files) if path.startswith(f"{folder}/"))
    return one(f"{folder}/{rng.choice(_NAMES)}{suffix}", files[source], 1)


def name_in_another_case(rng: Random, files: Files) -> Broken:
    path = _some_file(rng, files)
    folder, _, name = path.rpartition("/")
    return one(f"{folder}/{rng.choice((name.upper(), name.title(), name.swapcase()))}", files[path], 1)


def unused_file(rng: Random, files: Files) -> Broken:
    folder = rng.choice(
        ("content/topics", "content/plans", "problems", "problems/softmax", "problems/softmax/wrong")
    )
    name = rng.choice(
        ("notes.txt", "x.md~", "Thumbs.db", "README", "x.yaml", "a.b.c", "x.pyc", "statment.md", "o.py")
    )
    return one(f"{folder}/{name}", b"x = 1\n", 1)


def bytes_as_name(rng: Random, files: Files) -> Broken:
    folder = rng.choice(("content/topics", "problems/softmax/wrong", "problems"))
    name = rng.choice(
        ("\udcff\udcfe.md", "a\nb.md", "\x1b[31mred.md", "\u202egnp.md", "a\u200bb.md", "\x07.py")
    )
    return Broken({f"{folder}/{name}": b"x\n"}, folder, 1)


KINDS: dict[str, Breaker] = {
    "link out of the tree": link_out,
    "folder that is a link out": folder_link_out,
    "link that leads nowhere": link_nowhere,
    "unreadable file": unreadable,
    "folder for a file": folder_for_file,
    "file for a folder": file_for_folder,
    "bad file name": bad_name,
    "name in another case": name_in_another_case,
    "unused file": unused_file,
    "file name that is not text": bytes_as_name,
}
