"""All that people write, YAML and Markdown, as one checked, immutable Library."""

from divebell.library.authored import schemas
from divebell.library.diagnostics import Diagnostic, DiagnosticError
from divebell.library.library import Library
from divebell.library.loader import load_library
from divebell.library.models import (
    Case,
    Chapter,
    Collection,
    Dive,
    Plan,
    Problem,
    Spotlight,
    Text,
    Tolerance,
    Topic,
    WrongAnswer,
)

__all__ = [
    "Case",
    "Chapter",
    "Collection",
    "Diagnostic",
    "DiagnosticError",
    "Dive",
    "Library",
    "Plan",
    "Problem",
    "Spotlight",
    "Text",
    "Tolerance",
    "Topic",
    "WrongAnswer",
    "load_library",
    "schemas",
]
