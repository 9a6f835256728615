"""The reference of the plugin's options, made from the class that holds them."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from divebell.render.tame_markdown import tame_html


@dataclass(frozen=True)
class OptionView:
    """An option of the plugin, as the reference shows it."""

    name: str
    default: str
    """Python's; "" where none is given."""
    description: Markup


def option_views(options: type) -> list[OptionView]:
    """The options that a class has as attributes, each with the string below it."""
    return list(_views(options))


def _views(options: type) -> Iterator[OptionView]:
    (defined,) = ast.parse(textwrap.dedent(inspect.getsource(options))).body
    statements = defined.body if isinstance(defined, ast.ClassDef) else []
    for statement, after in pairwise(statements):
        match statement, after:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(keywords=keywords)),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                default = next((ast.unparse(each.value) for each in keywords if each.arg == "default"), "")
                yield OptionView(name, default, tame_html(" ".join(words.split())))
