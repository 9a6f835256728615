"""YAML read once, as plain data whose every value knows its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from divebell.library.yaml_core import Construction, CoreLoader, too_big
from divebell.library.yaml_problems import explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from divebell.library.diagnostics import Diagnostic
    from divebell.library.source import Report, Source

type Location = tuple[str | int, ...]
"""The keys and indices that lead to a value: `("cases", 2, "call")`."""


@dataclass(frozen=True)
class YamlDocument:
    """The mapping that a YAML file, or a front matter, holds."""

    source: Source
    first_line: int
    """The line of the file that the YAML begins on."""
    root: yaml.Node | None
    data: dict[str, object]
    """Mappings are dicts, lists are tuples; scalars are str, int, float, bool or None."""

    def with_defaults(self, values: Mapping[str, object]) -> YamlDocument:
        """The document as if it held `values` too, where it says nothing itself."""
        return replace(self, data={**values, **self.data})

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
        return self.place(location)[0]

    def place(self, location: Location) -> tuple[int, int]:
        """The 1-based line of the file, and the column, that a value begins at."""
        _, node = self._find(location)
        if node is None:
            return self.first_line - 1, 1
        return self.first_line + node.start_mark.line, node.start_mark.column + 1

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
    excess = too_big(text)
    if excess:
        report(source.diagnostic(first_line, 1, excess, "part the file"))
        return None
    loader = CoreLoader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        report(explain(error, source, first_line))
        return None
    finally:
        loader.dispose()
    if root is None:
        return YamlDocument(source, first_line, None, {})
    construction = Construction(first_line)
    data = construction.build(root, root)
    document = YamlDocument(source, first_line, root, data if isinstance(data, dict) else {})
    for node, message, hint in construction.mistakes:
        report(document._at_node(node, message, hint))
    if not isinstance(data, dict):
        report(document._at_node(root, "there must be fields here", "write each as `name: value`"))
        return None
    return document
