"""Files that are not clean UTF-8 text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.library.fuzz.broken import Broken, one, texts, with_line

if TYPE_CHECKING:
    from random import Random

    from tests.library.fuzz.broken import Breaker, Files

_SUFFIXES = (".md", ".yml", ".py")
_BAD_BYTES = (b"\xff", b"\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\x80", b"\xe2\x82")
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = [*range(1, 9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE]


def _any_file(rng: Random, files: Files) -> tuple[str, str]:
    path = rng.choice([path for suffix in _SUFFIXES for path in texts(files, suffix)])
    return path, files[path]


def _split(rng: Random, text: str) -> tuple[str, str, int]:
    """The text before and after a place in it, and the 1-based line of the place."""
    offset = rng.randrange(len(text))
    return text[:offset], text[offset:], text.count("\n", 0, offset) + 1


def bad_utf8(rng: Random, files: Files) -> Broken:
    path, text = _any_file(rng, files)
    before, after, line = _split(rng, text)
    return one(path, before.encode() + rng.choice(_BAD_BYTES) + after.encode(), line)


def other_encoding(rng: Random, files: Files) -> Broken:
    path, text = _any_file(rng, files)
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp500"))
    return one(path, ("ä" + text).encode(encoding), None)


def byte_order_mark(rng: Random, files: Files) -> Broken:
    path, text = _any_file(rng, files)
    return one(path, "\ufeff" + text, 1)


def line_ends(rng: Random, files: Files) -> Broken:
    path, text = _any_file(rng, files)
    lines = text.split("\n")
    first = rng.randrange(len(lines) - 1)
    end = rng.choice(("\r\n", "\r"))
    return one(path, "\n".join(lines[: first + 1]) + end + end.join(lines[first + 1 :]), first + 1)


def nul(rng: Random, files: Files) -> Broken:
    path, text = _any_file(rng, files)
    before, after, line = _split(rng, text)
    return one(path, before + "\0" * rng.randint(1, 2000) + after, line)


def control_character(rng: Random, files: Files) -> Broken:
    path, text = _any_file(rng, files)
    before, after, line = _split(rng, text)
    return one(path, f"{before or after[0]}{chr(rng.choice(_CONTROLS))}{after}", line)


def direction_of_writing(rng: Random, files: Files) -> Broken:
    path, text = _any_file(rng, files)
    before, after, line = _split(rng, text)
    return one(path, before + rng.choice(_TURNING) + after, line)


def random_bytes(rng: Random, files: Files) -> Broken:
    path, _ = _any_file(rng, files)
    return one(path, b"\x00" + rng.randbytes(rng.randint(1, 20_000)))


def blank(rng: Random, files: Files) -> Broken:
    path, _ = _any_file(rng, files)
    return one(path, "".join(rng.choices(" \n\t", k=rng.randint(0, 50))), 1)


def too_many_bytes(rng: Random, files: Files) -> Broken:
    path, text = _any_file(rng, files)
    return one(path, with_line(text, 1, "# " + "x" * (8_000_000 + rng.randint(0, 4_000_000))), 1)


KINDS: dict[str, Breaker] = {
    "bad UTF-8": bad_utf8,
    "UTF-16, UTF-32, EBCDIC": other_encoding,
    "byte order mark": byte_order_mark,
    "CR LF and CR": line_ends,
    "NUL": nul,
    "control character": control_character,
    "direction of writing": direction_of_writing,
    "random bytes": random_bytes,
    "blank": blank,
    "more than 8 MB": too_many_bytes,
}
