"""Reading strangers' files: of bounded size, inside the folder they were given in, as clean text."""

import json
import re
from pathlib import Path
from typing import Any, Final

from .draft import RefusalError

MAX_BYTES: Final = 4_000_000
"""What a file of an imported problem may have. The largest that are known have some ten thousand."""

# What divebell.library refuses in texts, but for line ends and byte order marks, which are mended here.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def read_text(folder: Path, name: str) -> str | None:
    """The text of the file `name` of `folder`, with LF line ends; None if there is none.

    Raises `RefusalError` for a file that leads out of the folder, is too large, or is not clean UTF-8.
    """
    path = folder / name
    if not path.is_symlink() and not path.exists():
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        raise RefusalError(name, "the link leads out of the problem's folder: put the file itself here")
    if not path.is_file():
        raise RefusalError(name, "this is not a file")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise RefusalError(name, f"{size:,} bytes are more than the {MAX_BYTES:,} that are read")
    return clean_text(path.read_bytes(), name)


def clean_text(data: bytes, place: str) -> str:
    """`data` as text with LF line ends. Raises `RefusalError` with the place of what is not text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusalError(f"{place}:{line}", f"byte 0x{data[error.start]:02x} is not UTF-8") from None
    return checked_text(text, place)


def checked_text(text: str, place: str) -> str:
    """`text` with LF line ends. Raises `RefusalError` with the place of a character that no text has."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unwanted := _UNWANTED.search(text):
        line = text.count("\n", 0, unwanted.start()) + 1
        raise RefusalError(f"{place}:{line}", f"character U+{ord(unwanted[0]):04X} is not allowed")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise RefusalError(f"{place}:{line}", "half of a surrogate pair is no character") from None
    return text


def parse_json(text: str, place: str) -> Any:  # Any: JSON, which the caller looks through
    """What a JSON text says. Raises `RefusalError` with the place where it is malformed."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise RefusalError(
            f"{place}:{error.lineno}:{error.colno}", f"this is not JSON: {error.msg}"
        ) from None
    except RecursionError:
        raise RefusalError(place, "the JSON is nested too deeply") from None


def text_field(data: dict[str, Any], name: str, place: str, *, default: str | None = None) -> str:
    """The text in a field of a JSON object. Raises `RefusalError` if it is missing or no text."""
    value = data.get(name, default)
    if value is None:
        raise RefusalError(place, f"missing field {name!r}")
    if not isinstance(value, str):
        raise RefusalError(place, f"{name!r} must be text, not {kind_of(value)}")
    return checked_text(value, f"{place}: {name}")


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    names = {dict: "an object", list: "a list", str: "text", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
