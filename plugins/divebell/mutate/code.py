"""A module's text with its syntax tree, and where the tree's nodes stand in the text."""

import ast
import io
import tokenize
from bisect import bisect_left
from typing import Final

from .mutant import Edit, Span

_NO_OPERATOR: Final = frozenset("()")
_LAYOUT: Final = frozenset(
    {tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT}
)

_ATOMS: Final = (
    ast.Name, ast.Constant, ast.Attribute, ast.Subscript, ast.Call, ast.List, ast.Dict, ast.Set,
    ast.ListComp, ast.DictComp, ast.SetComp, ast.JoinedStr,
)  # fmt: skip
"""Expressions that stay one operand whatever stands beside them."""


class Code:
    """A module that compiles: its text and its tree."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self.modules = _module_names(self.tree)
        """Names under which modules are imported: `np` is no value whose method is called."""
        self._lines = list(io.StringIO(text, newline=""))  # as Python splits lines, not as `splitlines` does
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))
        self._tokens = self._operators()
        self._token_starts = [span.start for span in self._tokens]

    def span(self, node: ast.expr | ast.stmt | ast.keyword | ast.arg) -> Span:
        """Where a node stands; the parentheses around it are not part of it."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return Span(
            self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)
        )

    def of(self, node: ast.expr | ast.stmt | ast.keyword) -> str:
        """A node's text."""
        start, end = self.span(node)
        return self.text[start:end]

    def operand(self, node: ast.expr) -> str:
        """A node's text, in parentheses where it would not stay together as an operand."""
        text = self.of(node)
        enclosed = isinstance(node, _ATOMS) or (isinstance(node, ast.Tuple) and text.startswith("("))
        return text if enclosed else f"({text})"

    def instead(self, whole: ast.expr, part: ast.expr, kind: str) -> Edit:
        """The edit that puts a part of an expression in its place."""
        start, end = self.span(whole)
        before, after = self.text[:start].rstrip(), self.text[end:].lstrip(" ")[:1]
        alone = before.endswith(("(", "[", "{", ",", ":", " =", "return")) and after in (*")]},:\n", "")
        return Edit(start, end, self.of(part) if alone else self.operand(part), kind)

    def between(self, left: ast.expr, right: ast.expr) -> Span:
        """Where the operator between two operands stands: `+`, `<=`, `not in`."""
        low, high = self.span(left).end, self.span(right).start
        first = bisect_left(self._token_starts, low)
        last = bisect_left(self._token_starts, high) - 1
        return Span(self._tokens[first].start, self._tokens[last].end)

    def _offset(self, line: int, column: int) -> int:
        """The offset in characters of a place whose column is in bytes of UTF-8."""
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        return self._starts[line - 1] + len(text.encode()[:column].decode())

    def _operators(self) -> list[Span]:
        """The tokens of the text that are no parentheses, comments or line ends."""
        return [
            Span(
                self._starts[token.start[0] - 1] + token.start[1],
                self._starts[token.end[0] - 1] + token.end[1],
            )
            for token in tokenize.generate_tokens(iter([*self._lines, ""]).__next__)
            if token.type not in _LAYOUT and token.string and token.string not in _NO_OPERATOR
        ]


def _module_names(tree: ast.Module) -> frozenset[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update((alias.asname or alias.name).partition(".")[0] for alias in node.names)
    return frozenset(names)
