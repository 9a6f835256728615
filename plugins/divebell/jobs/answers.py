"""Bytes from a board to plain data, and fields out of that data. Nothing in an answer is trusted."""

import json
import re
from datetime import UTC, date, datetime
from typing import NoReturn
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from .errors import AnswerError, FieldError

MAX_DEPTH = 60
_MAX_NUMBER = 1e12

# What the library refuses in a file, and what is no character at all: surrogates and private use.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,4})?", re.ASCII)
_KINDS = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a mapping",
}


def read_json(body: bytes) -> object:
    """Parse a JSON answer; raises `AnswerError` that says what came in its place."""
    text = _decoded(body)
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise AnswerError("the JSON is nested too deep to be a list of postings") from error
    except ValueError as error:
        if text.lstrip().startswith("<"):
            raise AnswerError("HTML came instead of JSON; the board may be gone or in maintenance") from error
        raise AnswerError(f"the answer is no whole JSON ({error})") from error


def read_xml(body: bytes) -> Element:
    """Parse an XML answer. A document type, and with it every entity of its own, is refused.

    Raises `AnswerError` that says what came in its place.
    """
    builder = TreeBuilder()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise AnswerError("the XML is nested too deep to be a list of postings")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def doctype(name: str, *_: object) -> NoReturn:
        if name.lower() == "html":
            raise AnswerError("HTML came instead of XML; the board may be gone or in maintenance")
        raise AnswerError("the XML declares a document type, which a list of postings has no use for")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        raise AnswerError(f"the answer is no well-formed XML ({error})") from error
    return builder.close()


def clean(text: str) -> str:
    """Text without control characters and without what is no character at all, on one line."""
    return " ".join(_UNWANTED.sub(" ", text).split())


def clean_lines(text: str) -> str:
    """As `clean`, with its line ends."""
    return _UNWANTED.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def at(data: object, *path: str) -> object:
    """The value at a path of keys; None where there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def text(data: object, *path: str) -> str:
    """The text at a path; "" where there is none."""
    value = at(data, *path)
    return clean(value) if isinstance(value, str) else ""


def markup(data: object, *path: str) -> str:
    """The HTML at a path, with its line ends; "" where there is none."""
    value = at(data, *path)
    return clean_lines(value) if isinstance(value, str) else ""


def required(data: object, *path: str) -> str:
    """The text, or the number as text, at a path; raises `FieldError` if it is missing or blank."""
    value = at(data, *path)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    name = ".".join(path)
    if value is None:
        raise FieldError(f"{name} is missing")
    if not isinstance(value, str):
        raise FieldError(f"{name} must be text, not {_KINDS.get(type(value), type(value).__name__)}")
    cleaned = clean(value)
    if not cleaned:
        raise FieldError(f"{name} is blank")
    return cleaned


def address(data: object, *path: str) -> str:
    """The https address at a path; raises `FieldError` if there is none."""
    value = required(data, *path)
    if not is_https(value):
        raise FieldError(f"{'.'.join(path)} is no https address: {value[:80]!r}")
    return value


def is_https(value: str) -> bool:
    """Whether a text is an absolute https address that can stand in a link."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not re.search(r"[\s\"<>\\^`{|}]", value)


def number(data: object, *path: str) -> float | None:
    """The positive number at a path, which may be written as text; None where there is none."""
    value = at(data, *path)
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value < _MAX_NUMBER else None


def day(data: object, *path: str) -> date | None:
    """The date at a path: ISO 8601 as it is written, or milliseconds since 1970 in UTC."""
    value = at(data, *path)
    if isinstance(value, str) and (match := _DATE.match(value.strip())):
        try:
            return date.fromisoformat(match[1])
        except ValueError:
            return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 4e12:
        return datetime.fromtimestamp(value / 1000, UTC).date()
    return None


def entries(data: object, *path: str) -> list[object]:
    """The list at a path; raises `AnswerError` if there is none, for then the format has changed."""
    value = at(data, *path)
    if not isinstance(value, list):
        name = f"{'.'.join(path)!r}" if path else "the answer"
        found = "missing" if value is None else _KINDS.get(type(value), type(value).__name__)
        raise AnswerError(f"{name} must be a list of postings, and is {found}; the format may have changed")
    return value


def optional_entries(data: object, *path: str) -> list[object]:
    """The list at a path; empty where there is none."""
    value = at(data, *path)
    return value if isinstance(value, list) else []


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswerError(f"byte {error.start} of the answer is not UTF-8") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
