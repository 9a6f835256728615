"""YAML read once, as plain data whose every value knows its place in the file.

Scalars are resolved by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema), with one
narrowing: a number with a superfluous leading zero, such as `007`, is text. There are no merge keys; a list
or a mapping cannot be repeated by an alias; a tag that is not one of the core schema's is refused.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from divebell.library.yaml_problems import explain

if TYPE_CHECKING:
    from divebell.library.diagnostics import Diagnostic
    from divebell.library.source import Report, Source

try:
    from yaml import CSafeLoader
except ImportError as error:
    raise ImportError(
        "Divebell needs PyYAML with libyaml: pip install --force-reinstall --only-binary=:all: pyyaml"
    ) from error

type Location = tuple[str | int, ...]
"""The keys and indices that lead to a value: `("cases", 2, "call")`."""

_TAG = "tag:yaml.org,2002:"
_MAX_CHARACTERS = 1_000_000
_MAX_DEPTH = 40
_MAX_DIGITS = 1000
_TOO_DEEP = f"the YAML is nested more than {_MAX_DEPTH} levels deep"
# PyYAML composes nested collections by recursion in C, which overflows the stack at some tens of thousands of
# levels: the depth is counted first, in any text with enough of these to be that deep.
_NESTING_CHARACTERS = ("[", "{", "-", "?", ":")
_CERTAINLY_SHALLOW = 1000


class _CoreLoader(CSafeLoader):
    """libyaml's parser with the implicit tags of YAML 1.2 core."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's protocol


def _resolve(tag: str, pattern: str, first: str) -> None:
    _CoreLoader.add_implicit_resolver(_TAG + tag, re.compile(rf"(?:{pattern})\Z", re.ASCII), list(first))


_resolve("null", r"~|null|Null|NULL|", "~nN")
_CoreLoader.yaml_implicit_resolvers[""] = _CoreLoader.yaml_implicit_resolvers["~"]
_resolve("bool", r"true|True|TRUE|false|False|FALSE", "tTfF")
_resolve("int", r"[-+]?(?:0|[1-9][0-9]*)|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789")
_resolve(
    "float",
    r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
    "-+0123456789.",
)


@dataclass(frozen=True)
class YamlDocument:
    """The mapping that a YAML file, or a front matter, holds."""

    source: Source
    first_line: int
    """The line of the file that the YAML begins on."""
    root: yaml.Node | None
    data: dict[str, object]
    """Mappings are dicts, lists are tuples; scalars are str, int, float, bool or None."""

    def diagnostic(
        self, location: Location, message: str, hint: str = "", *, key: bool = False
    ) -> Diagnostic:
        """A diagnostic at a value, or at its key; at the nearest that is there, if it is missing."""
        found_key, node = self._find(location)
        node = found_key if key and found_key is not None else node
        if node is None:
            return self.source.diagnostic(self.first_line - 1, 1, message, hint)
        return self._at_node(node, message, hint)

    def line(self, location: Location) -> int:
        """The line of the file that a value begins on."""
        _, node = self._find(location)
        return self.first_line + (node.start_mark.line if node is not None else -1)

    def text_line(self, location: Location) -> int:
        """The line of the file that a text's first line is on; for a block scalar, the one after its `|`."""
        _, node = self._find(location)
        is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return self.line(location) + is_block

    def diagnostic_in_text(
        self, location: Location, line: int, column: int, message: str, hint: str = "", width: int = 1
    ) -> Diagnostic:
        """A diagnostic at a 1-based line and column of a scalar's text, as near as its style tells."""
        _, node = self._find(location)
        if isinstance(node, yaml.ScalarNode):
            text_line = node.value.split("\n")[line - 1]
            file_line = self.text_line(location) + (line - 1 if node.style == "|" else 0)
            source_line = self.source.lines[min(file_line, len(self.source.lines)) - 1]
            start = source_line.find(text_line, 0 if node.style == "|" else node.start_mark.column)
            if text_line and start >= 0:
                return self.source.diagnostic(file_line, start + column, message, hint, width)
        return self.diagnostic(location, message, hint)

    def _find(self, location: Location) -> tuple[yaml.Node | None, yaml.Node | None]:
        key: yaml.Node | None = None
        node: yaml.Node | None = self.root
        for part in location:
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == part), None)
                if pair is None:
                    return key, node
                key, node = pair
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                key, node = None, node.value[part]
            else:
                break
        return key, node

    def _at_node(self, node: yaml.Node, message: str, hint: str) -> Diagnostic:
        start, end = node.start_mark, node.end_mark
        on_one_line = isinstance(node, yaml.ScalarNode) and start.line == end.line
        width = end.column - start.column if on_one_line else 1
        return self.source.diagnostic(self.first_line + start.line, start.column + 1, message, hint, width)


def read_yaml(source: Source, text: str, first_line: int, report: Report) -> YamlDocument | None:
    """Read one YAML document; None, with a diagnostic, if it is malformed or is no mapping.

    Parameters:
        source: The file.
        text: The YAML in it.
        first_line: The 1-based line of the file that `text` begins on.
        report: Takes the diagnostics.
    """
    too_big = _too_big(text)
    if too_big:
        report(source.diagnostic(first_line, 1, too_big, "part the file"))
        return None
    loader = _CoreLoader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        report(explain(error, source, first_line))
        return None
    finally:
        loader.dispose()
    if root is None:
        return YamlDocument(source, first_line, None, {})
    construction = _Construction(first_line)
    data = construction.build(root, root, 0)
    document = YamlDocument(source, first_line, root, data if isinstance(data, dict) else {})
    for node, message, hint in construction.mistakes:
        report(document._at_node(node, message, hint))
    if not isinstance(data, dict):
        report(document._at_node(root, "there must be fields here", "write each as `name: value`"))
        return None
    return document


def _too_big(text: str) -> str:
    if len(text) > _MAX_CHARACTERS:
        return f"there are more than {_MAX_CHARACTERS:,} characters of YAML here"
    indicators = sum(text.count(character) for character in _NESTING_CHARACTERS)
    return _TOO_DEEP if indicators > _CERTAINLY_SHALLOW and _is_too_deep(text) else ""


def _is_too_deep(text: str) -> bool:
    depth = 0
    # Malformed YAML is left to the loader, which meets it again and explains it.
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, _CoreLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > _MAX_DEPTH:
                return True
    return False


@dataclass
class _Construction:
    """Builds plain data from nodes, and notes what is wrong with them on the way."""

    first_line: int
    mistakes: list[tuple[yaml.Node, str, str]] = field(default_factory=list)
    _built: set[int] = field(default_factory=set)

    def build(self, node: yaml.Node, place: yaml.Node, depth: int) -> object:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if depth == _MAX_DEPTH:
            self._note(place, _TOO_DEEP)
            return None
        if id(node) in self._built:
            self._note(place, "an alias cannot repeat a list or a mapping", "write it out")
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
            if not isinstance(name, str):
                self._note(key, "a field's name must be text", "put it in quotes")
            elif name in first:
                line = self.first_line + first[name].start_mark.line
                self._note(key, f"duplicate field {name!r}", f"it is first on line {line}")
            else:
                first[name] = key
                data[name] = self.build(value, key, depth + 1)
        return data

    def _scalar(self, node: yaml.ScalarNode) -> object:
        text: str = node.value
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
            self._note(node, f"this value cannot be read as !!{tag}", "put it in quotes")
            return text
        self._check_tag(node, "str")
        return text

    def _check_tag(self, node: yaml.Node, expected: str) -> None:
        if node.tag != _TAG + expected:
            tag = node.tag.replace(_TAG, "!!")
            self._note(node, f"tag {tag} is not allowed", "delete the tag and write the value itself")

    def _note(self, node: yaml.Node, message: str, hint: str = "") -> None:
        self.mistakes.append((node, message, hint))


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError(text)
    if text.startswith("0o"):
        return int(text[2:], 8)
    if text.startswith("0x"):
        return int(text[2:], 16)
    return int(text)
