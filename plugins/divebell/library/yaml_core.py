"""YAML to plain data, by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema).

There is one narrowing: a number with a superfluous leading zero, such as `007`, is text. There are no merge
keys, a list or a mapping cannot be repeated by an alias, and tags that the core schema lacks are refused.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from divebell.library.diagnostic_text import clipped

try:
    from yaml import CSafeLoader
except ImportError as error:
    raise ImportError(
        "Divebell needs PyYAML with libyaml: pip install --force-reinstall --only-binary=:all: pyyaml"
    ) from error

_TAG = "tag:yaml.org,2002:"
_MAX_CHARACTERS = 4_000_000
_MAX_DEPTH = 40
_MAX_VALUE = 100_000
_MAX_DIGITS = 1000
_TOO_DEEP = f"the YAML is nested more than {_MAX_DEPTH} levels deep"
_FLATTER = "write it flatter"
# PyYAML composes nested collections by recursion in C, which overflows the stack at some tens of thousands of
# levels: the depth is counted first, in any text with enough of these to be that deep.
_NESTING_CHARACTERS = ("[", "{", "-", "?", ":")
_CERTAINLY_SHALLOW = 1000


class CoreLoader(CSafeLoader):
    """libyaml's parser with the implicit tags of YAML 1.2 core."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's protocol


def _resolve(tag: str, pattern: str, first: str) -> None:
    CoreLoader.add_implicit_resolver(_TAG + tag, re.compile(rf"(?:{pattern})\Z", re.ASCII), list(first))


_resolve("null", r"~|null|Null|NULL|", "~nN")
CoreLoader.yaml_implicit_resolvers[""] = CoreLoader.yaml_implicit_resolvers["~"]
_resolve("bool", r"true|True|TRUE|false|False|FALSE", "tTfF")
_resolve("int", r"[-+]?(?:0|[1-9][0-9]*)|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789")
_resolve(
    "float",
    r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
    "-+0123456789.",
)


def too_big(text: str) -> tuple[int, int, str, str] | None:
    """Where (0-based line and column) and why a text is too much to load, and what to do; None if it is
    not."""
    if len(text) > _MAX_CHARACTERS:
        return 0, 0, f"there are more than {_MAX_CHARACTERS:,} characters of YAML here", "part the file"
    indicators = sum(text.count(character) for character in _NESTING_CHARACTERS)
    return _too_deep(text) if indicators > _CERTAINLY_SHALLOW else None


def _too_deep(text: str) -> tuple[int, int, str, str] | None:
    depth = 0
    # Malformed YAML is left to the loader, which meets it again and explains it.
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, CoreLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > _MAX_DEPTH and (mark := event.start_mark):
                return mark.line, mark.column, _TOO_DEEP, _FLATTER
    return None


class Mistake(NamedTuple):
    """What is wrong with a node."""

    node: yaml.Node
    code: str
    message: str
    hint: str = ""
    first: yaml.Node | None = None
    """The node that it repeats."""


@dataclass
class Construction:
    """Builds plain data from nodes, and notes what is wrong with them on the way."""

    mistakes: list[Mistake] = field(default_factory=list)
    _built: set[int] = field(default_factory=set)

    def build(self, node: yaml.Node, place: yaml.Node, depth: int = 0) -> object:
        """The data of a node; a mistake that has no place of its own is noted at `place`."""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if depth == _MAX_DEPTH:
            self._note(place, "yaml-too-big", _TOO_DEEP, _FLATTER)
            return None
        if id(node) in self._built:
            message = "an alias cannot repeat a list or a mapping"
            self._note(place, "yaml-alias", message, "write it out")
            return None
        self._built.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            self._check_tag(node, "seq")
            return tuple(self.build(item, node, depth + 1) for item in node.value)
        self._check_tag(node, "map")
        return self._mapping(node, depth)

    def _mapping(self, node: yaml.Node, depth: int) -> dict[str, object]:
        first: dict[str, yaml.Node] = {}
        data: dict[str, object] = {}
        for key, value in node.value:
            name = self.build(key, key, depth + 1)
            if name == "<<" and isinstance(value, yaml.MappingNode | yaml.SequenceNode):
                message = "a merge key '<<' is not allowed"
                self._note(key, "yaml-alias", message, "write the fields out")
            elif not isinstance(name, str):
                self._note(key, "field-name", "a field's name must be text", "put it in quotes")
            elif name in first:
                message = f"duplicate field {clipped(name)!r}"
                self._note(key, "duplicate-field", message, "keep one of the two", first[name])
            else:
                first[name] = key
                data[name] = self.build(value, key, depth + 1)
        return data

    def _scalar(self, node: yaml.ScalarNode) -> object:
        text: str = node.value
        if len(text) > _MAX_VALUE:
            message = f"this value has more than {_MAX_VALUE:,} characters"
            self._note(node, "yaml-too-big", message, "part it, or put it into a text")
            return text[:_MAX_VALUE]
        tag = node.tag.removeprefix(_TAG)
        try:
            match tag:
                case "str":
                    return text
                case "null":
                    return None
                case "bool":
                    return {"true": True, "false": False}[text.lower()]
                case "int":
                    return _integer(text)
                case "float":
                    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
        except (ValueError, KeyError):
            self._note(node, "yaml-tag", f"this value cannot be read as !!{tag}", "put it in quotes")
            return text
        self._check_tag(node, "str")
        return text

    def _check_tag(self, node: yaml.Node, expected: str) -> None:
        if node.tag != _TAG + expected:
            tag = node.tag.replace(_TAG, "!!")
            message, hint = f"tag {clipped(tag)} is not allowed", "delete the tag and write the value itself"
            self._note(node, "yaml-tag", message, hint)

    def _note(
        self, node: yaml.Node, code: str, message: str, hint: str = "", first: yaml.Node | None = None
    ) -> None:
        self.mistakes.append(Mistake(node, code, message, hint, first))


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError(text)
    if text.startswith("0o"):
        return int(text[2:], 8)
    if text.startswith("0x"):
        return int(text[2:], 16)
    return int(text)
