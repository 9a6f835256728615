r"""The LaTeX macros of a publication: `macros.tex`, one definition a line.

\newcommand{\R}{\mathbb{R}}
\newcommand{\norm}[1]{\lVert #1 \rVert}
\DeclareMathOperator{\softmax}{softmax}
\DeclareMathOperator*{\argmin}{arg\,min}   % limits stand below
"""

import re
from collections.abc import Iterator

from divebell.library import Diagnostic, Text

from .formulas import PLAIN, FormulaError, Macro, Notation
from .places import at

_COMMENT = re.compile(r"(?<!\\)%.*$")
_DEFINITION = re.compile(
    r"""
      \\newcommand \s* \{? \\(?P<command>[A-Za-z]+) \}? \s*
      (?:\[(?P<arguments>[0-9]+)\])? \s* \{(?P<body>.*)\}
    | \\DeclareMathOperator (?P<star>\*?) \s* \{? \\(?P<operator>[A-Za-z]+) \}? \s* \{(?P<name>.*)\}
    """,
    re.VERBOSE,
)
_WAYS = r"a line is \newcommand{\name}{…}, \newcommand{\name}[1]{… #1 …} or \DeclareMathOperator{\name}{…}"
_MOST_ARGUMENTS = 9


def read_macros(text: Text | None) -> tuple[Notation, list[Diagnostic]]:
    """The notation that `macros.tex` defines, and what is wrong with it.

    A macro that is wrong is empty in it, so that formulas that use it are not told to be wrong as well.
    """
    if text is None:
        return PLAIN, []
    macros: dict[str, Macro] = {}
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(text.text.split("\n"), text.line):
        written = _COMMENT.sub("", line).rstrip()
        if not written.strip():
            continue
        definition = _DEFINITION.fullmatch(written.strip())
        if definition is None:
            diagnostics.append(at(text, number, 1, "not a definition of a macro", code="macro", hint=_WAYS))
            continue
        name = definition["command"] or definition["operator"]
        macro = _macro(definition)
        mistakes = list(_mistakes(name, macro, macros))
        body = definition["body"] if definition["command"] else definition["name"]
        start = (
            line.rindex(f"{{{body}}}")
            + 1
            - (len(macro.body) - len(body) - 1 if definition["operator"] else 0)
        )
        for offset, message in mistakes:
            column = 1 if offset is None else max(1, start + 1 + offset)
            diagnostics.append(at(text, number, column, message, code="macro"))
        macros[name] = Macro("", macro.arguments) if mistakes else macro
    return Notation(macros), diagnostics


def _macro(definition: re.Match[str]) -> Macro:
    if definition["operator"]:
        return Macro(rf"\operatorname{definition['star']}{{{definition['name']}}}", 0)
    return Macro(definition["body"], int(definition["arguments"] or 0))


def _mistakes(name: str, macro: Macro, earlier: dict[str, Macro]) -> Iterator[tuple[int | None, str]]:
    """What is wrong with a macro, each with its offset in the body; None for the whole line."""
    if name in earlier:
        yield None, rf"\{name} is defined twice"
    elif _is_known(name):
        yield None, rf"\{name} is there already: leave the macro out, or give it another name"
    if macro.arguments > _MOST_ARGUMENTS:
        yield None, f"a macro has at most {_MOST_ARGUMENTS} arguments"
        return
    for reference in re.finditer(r"#(.?)", macro.body):
        if not reference[1].isdigit() or not 1 <= int(reference[1]) <= macro.arguments:
            told = f"\\newcommand{{\\{name}}}[{reference[1] if reference[1].isdigit() else 1}]"
            yield reference.start(), f"{reference[0]} is none of its {macro.arguments} arguments: see {told}"
            return
    # The body with x for each argument: what fails now would fail in every formula.
    tried = re.sub(r"#[1-9]", "x", macro.body)
    if rf"\{name}" in re.findall(r"\\[A-Za-z]+", macro.body):
        yield 0, rf"\{name} is made of itself"
        return
    try:
        Notation(earlier).to_mathml(tried, display=False)
    except FormulaError as error:
        yield error.offset, f"macro: {error}"


def _is_known(name: str) -> bool:
    r"""Whether LaTeX has a command `\name`: math-core says so, or what it lacks to convert."""
    try:
        PLAIN.to_mathml(rf"\{name}", display=False)
    except FormulaError as error:
        return not str(error).startswith("Unknown command")
    return True
