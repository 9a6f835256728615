"""YAML read once, as plain data whose every value knows its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from divebell.library.diagnostics import Related
from divebell.library.documentation import field_address
from divebell.library.yaml_core import Construction, CoreLoader, too_big
from divebell.library.yaml_problems import explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from divebell.library.diagnostics import Diagnostic
    from divebell.library.source import Report, Source

type Location = tuple[str | int, ...]
"""The keys and indices that lead to a value: `("cases", 2, "call")`."""


class Nodes:
    """Where each value of a text of YAML is.

    They take many times the memory of the values, and few of them are asked for after the file was checked:
    `let_go` drops them, and whoever asks afterwards has them parsed anew.
    """

    def __init__(self, text: str, root: yaml.Node | None) -> None:
        self._text = text
        self._root = root
        self._is_there = True

    @property
    def root(self) -> yaml.Node | None:
        if not self._is_there:
            self._root = _compose(self._text)
            self._is_there = True
        return self._root

    def let_go(self) -> None:
        self._root = None
        self._is_there = False


@dataclass(frozen=True, eq=False)
class YamlDocument:
    """The mapping that a YAML file, or a front matter, holds."""

    source: Source
    first_line: int
    """The line of the file that the YAML begins on."""
    nodes: Nodes
    data: dict[str, object]
    """Mappings are dicts, lists are tuples; scalars are str, int, float, bool or None."""
    kind: str = ""
    """The content type, a key of `schemas()`; "" for a file of no type."""
    mistaken: frozenset[tuple[int, int]] = frozenset()
    """Lines and columns at which the YAML itself was refused: what is there is not what was meant."""

    def with_defaults(self, values: Mapping[str, object]) -> YamlDocument:
        """The document as if it held `values` too, where it says nothing itself."""
        return replace(self, data={**values, **self.data})

    def diagnostic(
        self,
        location: Location,
        code: str,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """A diagnostic at a value, or at its key; at the nearest that is there, if it is missing."""
        found_key, node = self._find(location)
        node = found_key if key and found_key is not None else node
        docs = field_address(self.kind, location)
        if node is None:
            return self.source.diagnostic(
                self.first_line - 1, 1, code, message, hint, related=related, docs=docs
            )
        return self._at_node(node, code, message, hint, related=related, docs=docs)

    def related(self, location: Location, note: str, *, key: bool = False) -> Related:
        """The place of a value, or of its key, as one that a diagnostic elsewhere names."""
        found_key, node = self._find(location)
        node = found_key if key and found_key is not None else node
        line, column = self._place(node)
        return Related(note, self.source.path, line, column)

    def line(self, location: Location) -> int:
        """The line of the file that a value begins on."""
        return self.place(location)[0]

    def place(self, location: Location) -> tuple[int, int]:
        """The 1-based line of the file, and the column, that a value begins at."""
        return self._place(self._find(location)[1])

    def text_line(self, location: Location) -> int:
        """The line of the file that a text's first line is on; for a block scalar, the one after its `|`."""
        _, node = self._find(location)
        is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return self._place(node)[0] + is_block

    def diagnostic_in_text(
        self,
        location: Location,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str = "",
        width: int = 1,
    ) -> Diagnostic:
        """A diagnostic at a 1-based line and column of a scalar's text, as near as its style tells."""
        _, node = self._find(location)
        if isinstance(node, yaml.ScalarNode):
            text_line = node.value.split("\n")[line - 1]
            file_line = self.text_line(location) + (line - 1 if node.style == "|" else 0)
            source_line = self.source.lines[min(file_line, len(self.source.lines)) - 1]
            start = source_line.find(text_line, 0 if node.style == "|" else node.start_mark.column)
            if text_line and start >= 0:
                docs = field_address(self.kind, location)
                return self.source.diagnostic(
                    file_line, start + column, code, message, hint, width, docs=docs
                )
        return self.diagnostic(location, code, message, hint)

    def _find(self, location: Location) -> tuple[yaml.Node | None, yaml.Node | None]:
        key: yaml.Node | None = None
        node: yaml.Node | None = self.nodes.root
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

    def _place(self, node: yaml.Node | None) -> tuple[int, int]:
        if node is None:
            return self.first_line - 1, 1
        return self.first_line + node.start_mark.line, node.start_mark.column + 1

    def _at_node(
        self,
        node: yaml.Node,
        code: str,
        message: str,
        hint: str = "",
        *,
        related: tuple[Related, ...] = (),
        docs: str = "",
    ) -> Diagnostic:
        line, column = self._place(node)
        return self.source.diagnostic(
            line, column, code, message, hint, self._width(node), related=related, docs=docs
        )

    def _width(self, node: yaml.Node) -> int:
        """How many characters of its first line a value takes; of a mapping in block style, its first key."""
        start, end = node.start_mark, node.end_mark
        if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
            return self._width(node.value[0][0])
        return end.column - start.column if start.line == end.line else 1


def read_yaml(
    source: Source, text: str, first_line: int, report: Report, kind: str = ""
) -> YamlDocument | None:
    """Read one YAML document; None, with a diagnostic, if it is malformed or is no mapping.

    Parameters:
        source: The file.
        text: The YAML in it.
        first_line: The 1-based line of the file that `text` begins on.
        report: Takes the diagnostics.
        kind: The content type, a key of `schemas()`.
    """
    if excess := too_big(text):
        line, column, message, hint = excess
        report(source.diagnostic(first_line + line, column + 1, "yaml-too-big", message, hint))
        return None
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        report(explain(error, source, first_line))
        return None
    nodes = Nodes(text, root)
    if root is None:
        return YamlDocument(source, first_line, nodes, {}, kind)
    construction = Construction()
    data = construction.build(root, root)
    document = YamlDocument(source, first_line, nodes, data if isinstance(data, dict) else {}, kind)
    for mistake in construction.mistakes:
        first = document._place(mistake.first) if mistake.first else None
        related = (Related("first here", source.path, *first),) if first else ()
        report(document._at_node(mistake.node, mistake.code, mistake.message, mistake.hint, related=related))
    if not isinstance(data, dict):
        if not construction.mistakes:
            message, hint = "there must be fields here", "write each as `name: value`"
            report(document._at_node(root, "not-a-mapping", message, hint, docs=field_address(kind)))
        return None
    mistaken = frozenset(document._place(mistake.node) for mistake in construction.mistakes)
    return replace(document, mistaken=mistaken)


def _compose(text: str) -> yaml.Node | None:
    loader = CoreLoader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()
