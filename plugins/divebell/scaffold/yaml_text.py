"""Any words as YAML: plain where that reads the same everywhere, in double quotes where it does not."""

import json
import re
from collections.abc import Iterable
from typing import Final

_PLAIN: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .()/+'’&%_-]*[A-Za-z0-9.)%])?", re.ASCII)
_NOT_TEXT: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that YAML 1.1 or 1.2 takes for something else."""


def quoted(text: str) -> str:
    """A text in double quotes. JSON's strings are YAML's, but for the characters that no line may hold."""
    return "".join(character if character.isprintable() else _escaped(character) for character in _json(text))


def plain_or_quoted(text: str) -> str:
    """A text as the value of a field, or an entry of a list."""
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT else quoted(text)


def flow_list(texts: Iterable[str]) -> str:
    """A list on one line: `[softmax, attention]`."""
    return f"[{', '.join(map(plain_or_quoted, texts))}]"


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
