"""What to do about a formula that does not convert."""

import re
from collections.abc import Mapping
from typing import Final

from divebell.library.suggest import closest

_UNKNOWN: Final = re.compile(r'Unknown command "(?P<command>\\[A-Za-z]+)"')
_UNKNOWN_ENVIRONMENT: Final = re.compile(r'Unknown environment "(?P<environment>[^"]*)"')
_UNCLOSED: Final = re.compile(r'Expected closing token "(?P<token>[^"]+)", but reached end')
_HINTS: Final[Mapping[str, str]] = {
    "Duplicate subscript or superscript": "put what belongs together in braces, as in x^{2^3}",
    'Found "&"': r"write \& for the character, or put the formula between \begin{aligned} and \end{aligned}",
    "Expected argument": "write in braces what it applies to, as in x_{i}",
    "Unmatched closing token": "take it out, or open it",
}

# fmt: off
COMMANDS: Final = (
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota",
    "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "varphi", "chi",
    "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi",
    "Omega", "frac", "dfrac", "tfrac", "binom", "sqrt", "sum", "prod", "int", "oint", "lim", "max", "min",
    "sup", "inf", "arg", "det", "dim", "exp", "log", "ln", "sin", "cos", "tan", "tanh", "gcd", "Pr", "hat",
    "bar", "tilde", "vec", "dot", "ddot", "overline", "underline", "overbrace", "underbrace", "widehat",
    "mathbb", "mathbf", "mathcal", "mathfrak", "mathit", "mathrm", "mathsf", "boldsymbol", "operatorname",
    "text", "left", "right", "big", "Big", "bigg", "Bigg", "lfloor", "rfloor", "lceil", "rceil", "langle",
    "rangle", "lVert", "rVert", "Vert", "mid", "cdot", "cdots", "ldots", "vdots", "ddots", "times", "div",
    "pm", "mp", "circ", "ast", "star", "oplus", "otimes", "odot", "leq", "geq", "neq", "approx", "equiv",
    "sim", "simeq", "propto", "ll", "gg", "in", "notin", "ni", "subset", "subseteq", "supset", "supseteq",
    "cup", "cap", "setminus", "emptyset", "forall", "exists", "neg", "land", "lor", "to", "gets", "mapsto",
    "rightarrow", "leftarrow", "Rightarrow", "Leftarrow", "leftrightarrow", "Leftrightarrow", "implies",
    "iff", "infty", "partial", "nabla", "top", "bot", "perp", "parallel", "quad", "qquad", "begin", "end",
)
# fmt: on
"""The commands that formulas of this field are mostly written with, without their backslash."""

_ENVIRONMENTS: Final = (
    "aligned",
    "array",
    "bmatrix",
    "cases",
    "gathered",
    "matrix",
    "pmatrix",
    "split",
    "vmatrix",
)


def hint_for(message: str) -> tuple[str, int]:
    """What to do about what math-core says, "" if that is not known, and how many characters it is about."""
    if unknown := _UNKNOWN.search(message):
        command = unknown["command"]
        meant = closest(command[1:], COMMANDS)
        return f"did you mean \\{meant}?" if meant else "define it in macros.tex, or write it out", len(
            command
        )
    if unknown := _UNKNOWN_ENVIRONMENT.search(message):
        meant = closest(unknown["environment"], _ENVIRONMENTS)
        return f"did you mean {meant}?" if meant else f"there are {', '.join(_ENVIRONMENTS)}", 1
    if unclosed := _UNCLOSED.search(message):
        return f"write {unclosed['token']} where it ends", 1
    return next((hint for begin, hint in _HINTS.items() if message.startswith(begin)), ""), 1
