"""The parameters of an interactive demo: values in its code, each with a comment for its control.

    temperature = 1.0  #: slider(0.1, 5, step=0.1)
    rate = 0.01        #: slider(0.001, 1, log=True, label="Learning rate η")
    shape = "cosine"   #: choice("cosine", "linear", "constant")
    padded = True      #: switch(label="Pad the input")

Run alone, the code is plain Python with these values.
"""

import ast
import difflib
import io
import math
import tokenize
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

MARK = "#:"
EXAMPLE = f"`temperature = 1.0  {MARK} slider(0.1, 5)`"
LOG_STOPS = 100
"""Stops of a logarithmic slider, but for its first."""
MOST_STOPS = 10_000
_DIGITS = 3
"""Significant digits of a logarithmic slider's values."""


class Slider(NamedTuple):
    """A number between two others."""

    name: str
    label: str
    default: float
    low: float
    high: float
    step: float
    log: bool
    unit: str

    @property
    def stops(self) -> int:
        """How many steps lead from `low` to `high`."""
        return LOG_STOPS if self.log else round((self.high - self.low) / self.step)

    @property
    def decimals(self) -> int:
        """How many decimals tell all its values apart; meaningless for a logarithmic one."""
        return max(_decimals(self.low), _decimals(self.step))

    @property
    def stop(self) -> int:
        """The stop of the default, from 0."""
        if self.log:
            return round(LOG_STOPS * math.log(self.default / self.low) / math.log(self.high / self.low))
        return round((self.default - self.low) / self.step)


class Choice(NamedTuple):
    """One of some texts or numbers."""

    name: str
    label: str
    default: object
    options: tuple[object, ...]


class Switch(NamedTuple):
    """Yes or no."""

    name: str
    label: str
    default: bool


type Parameter = Slider | Choice | Switch


class Mistake(NamedTuple):
    """What is wrong with a declaration."""

    message: str
    line: int
    """The line of the demo's source, from 1."""


class DeclarationError(Exception):
    """A parameter is declared in a way that cannot be meant."""


def read_parameters(source: str) -> tuple[list[Parameter], list[Mistake]]:
    """The parameters that a demo's code declares, in order, and what is wrong with their declarations."""
    try:
        values = _values(ast.parse(source))
        comments = list(_comments(source))
    except (SyntaxError, tokenize.TokenError):
        return [], []  # told when the block runs
    parameters: list[Parameter] = []
    mistakes: list[Mistake] = []
    for line, declaration in comments:
        try:
            if line not in values:
                raise DeclarationError(f"a control stands behind a plain value at the top level: {EXAMPLE}")
            name, default = values[line]
            if name in {parameter.name for parameter in parameters}:
                raise DeclarationError(f"{name} has a control already")
            parameters.append(_parameter(name, default, declaration))
        except DeclarationError as error:
            mistakes.append(Mistake(str(error), line))
    if not parameters and not mistakes:
        mistakes.append(Mistake(f"a demo needs a control: a comment behind a value, as in {EXAMPLE}", 0))
    return parameters, mistakes


def _comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and token.string.startswith(MARK):
            yield token.start[0], token.string.removeprefix(MARK).strip()


def _values(tree: ast.Module) -> Mapping[int, tuple[str, object]]:
    """The plain values that are given to names at the top level, by the line of each."""
    found: dict[int, tuple[str, object]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            value = _literal(node.value)
            if value is not None and node.lineno == node.end_lineno:
                found[node.lineno] = (node.targets[0].id, value)
    return found


def _literal(node: ast.expr) -> object:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if isinstance(value, bool | int | float | str) else None


def _parameter(name: str, default: object, declaration: str) -> Parameter:
    kind, positional, named = _call(declaration)
    label = str(named.pop("label", "") or name.replace("_", " ").strip().capitalize())
    return _KINDS[kind](name, label, default, positional, named)


def _call(declaration: str) -> tuple[str, list[object], dict[str, object]]:
    """The kind of a control, and what it is told."""
    known = ", ".join(_KINDS)
    try:
        call = ast.parse(declaration, mode="eval").body
    except SyntaxError as error:
        raise DeclarationError(f"`{declaration}` is not a call like `slider(0.1, 5)`: {error.msg}") from None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        raise DeclarationError(f"`{declaration}` is not a call like `slider(0.1, 5)`")
    kind = call.func.id
    if kind not in _KINDS:
        near = difflib.get_close_matches(kind, _KINDS, 1)
        raise DeclarationError(
            f"unknown control '{kind}'; " + (f"did you mean '{near[0]}'?" if near else f"there are: {known}")
        )
    positional = [_plain(argument) for argument in call.args]
    named = {keyword.arg or "**": _plain(keyword.value) for keyword in call.keywords}
    unknown = [argument for argument in named if argument not in _NAMED[kind]]
    if unknown:
        near = difflib.get_close_matches(unknown[0], _NAMED[kind], 1)
        raise DeclarationError(
            f"{kind}() has no '{unknown[0]}'; "
            + (f"did you mean '{near[0]}'?" if near else f"it has: {', '.join(_NAMED[kind])}")
        )
    return kind, positional, named


def _plain(node: ast.expr) -> object:
    value = _literal(node)
    if value is None:
        raise DeclarationError(f"`{ast.unparse(node)}` is not a number, a text, True or False")
    return value


def _slider(name: str, label: str, default: object, bounds: list[object], named: dict[str, object]) -> Slider:
    numbers = {"the value": default, **{f"bound {at}": bound for at, bound in enumerate(bounds, 1)}}
    numbers |= {"step": named["step"]} if "step" in named else {}
    for what, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise DeclarationError(f"a slider is for numbers: {what} is {value!r}")
    if len(bounds) != 2:
        raise DeclarationError("a slider has two bounds: slider(low, high)")
    value, low, high = (_number(number) for number in (default, *bounds))
    log = bool(named.get("log", False))
    whole = all(isinstance(number, int) for number in numbers.values())
    step = _number(named.get("step", 1 if whole else (high - low) / 100))
    unit = str(named.get("unit", ""))
    _check_slider(value, low, high, step, log=log)
    if log and "step" in named:
        raise DeclarationError("a logarithmic slider has no step: its stops stand in equal ratios")
    return Slider(name, label, value, low, high, step, log, unit)


def _check_slider(value: float, low: float, high: float, step: float, *, log: bool) -> None:
    if not low < high:
        raise DeclarationError(f"the lower bound {low} is not below the upper bound {high}")
    if not low <= value <= high:
        raise DeclarationError(f"the value {value} is not between the bounds {low} and {high}")
    if log:
        if low <= 0:
            raise DeclarationError("a logarithmic slider needs bounds above 0")
        return
    if not 0 < step <= high - low:
        raise DeclarationError(f"step {step} does not fit between {low} and {high}")
    for what, number in (("value", value), ("upper bound", high)):
        steps = (number - low) / step
        if not math.isclose(steps, round(steps), abs_tol=1e-6):
            raise DeclarationError(f"the {what} {number} is no whole number of steps of {step} above {low}")
    if (high - low) / step > MOST_STOPS:
        raise DeclarationError(f"a slider has at most {MOST_STOPS:,} steps")


def _number(value: object) -> float:
    """A number, whole ones as integers: so the code gets what it was written for."""
    if not isinstance(value, int | float):
        raise DeclarationError(f"{value!r} is not a number")
    return value


def _choice(
    name: str, label: str, default: object, options: list[object], named: dict[str, object]
) -> Choice:
    if len(options) < 2:
        raise DeclarationError("a choice has at least two options")
    if len(set(map(repr, options))) < len(options):
        raise DeclarationError("a choice has an option twice")
    if repr(default) not in map(repr, options):
        raise DeclarationError(f"the value {default!r} is not one of the options")
    return Choice(name, label, default, tuple(options))


def _switch(
    name: str, label: str, default: object, positional: list[object], named: dict[str, object]
) -> Switch:
    if not isinstance(default, bool):
        raise DeclarationError(f"a switch is for True or False: the value is {default!r}")
    if positional:
        raise DeclarationError('a switch is told nothing but its label: switch(label="…")')
    return Switch(name, label, default)


def _decimals(number: float) -> int:
    """The decimals of a number as it is written."""
    _, _, decimals = f"{number:.10f}".rstrip("0").partition(".")
    return len(decimals)


_KINDS: Mapping[str, Callable[[str, str, object, list[object], dict[str, object]], Parameter]] = {
    "slider": _slider,
    "choice": _choice,
    "switch": _switch,
}
_NAMED: Mapping[str, tuple[str, ...]] = {
    "slider": ("step", "log", "label", "unit"),
    "choice": ("label",),
    "switch": ("label",),
}
