"""To how many decimals a solution rounds what it returns.

Where the reference rounds, an answer that does not is as right, and one that does is judged no more strictly
than the reference was written.
"""

import ast

import numpy as np

from .unwrapping import MAX_DECIMALS


def rounded_to(solution: str, values: list[object]) -> int | None:
    """The decimals to which `solution` rounds, if it does and every number of `values` has no more of them.

    `solution` compiles. A solution may round to several; the fewest that all values keep to are meant.
    """
    known = sorted(_decimals_in(solution))
    numbers = [number for value in values for number in _floats(value)]
    for decimals in known:
        if numbers and all(round(number, decimals) == number for number in numbers):
            return decimals
    return None


def _decimals_in(solution: str) -> set[int]:
    found = set()
    for node in ast.walk(ast.parse(solution)):
        match node:
            case ast.Call(
                func=ast.Name(id="round") | ast.Attribute(attr="round" | "around"), args=args, keywords=named
            ):
                for value in (*args[-1:], *(keyword.value for keyword in named)):
                    if isinstance(value, ast.Constant) and type(value.value) is int:
                        found.add(value.value)
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=str(spec))])):
                digits = spec.rpartition(".")[2].rstrip("fF")
                if digits.isdecimal():
                    found.add(int(digits))
    return {decimals for decimals in found if 1 <= decimals <= MAX_DECIMALS}


def _floats(value: object) -> list[float]:
    """The finite floats within plain data."""
    match value:
        case float() | np.floating():
            number = float(str(value)) if isinstance(value, np.floating) else value
            return [number] if np.isfinite(number) else []
        case np.ndarray() if value.dtype.kind == "f":
            return [number for item in value.reshape(-1) for number in _floats(item)]
        case dict():
            return [number for item in value.values() for number in _floats(item)]
        case list() | tuple() | set() | frozenset():
            return [number for item in value for number in _floats(item)]
    return []
