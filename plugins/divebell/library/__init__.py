"""All that people write, YAML and Markdown, as one checked, immutable Library."""

from divebell.library.authored import PostingFile, SyncedPosting, SyncedPostings, schemas
from divebell.library.diagnostics import Diagnostic, DiagnosticError, Related
from divebell.library.fields import slug_from
from divebell.library.library import Library
from divebell.library.loader import LibraryReader, Reading, load_library
from divebell.library.models import (
    Assessment,
    Author,
    Case,
    CaseStudy,
    Chapter,
    Collection,
    Dive,
    Equivalent,
    Plan,
    Posting,
    Problem,
    PublishedSource,
    Salary,
    Spotlight,
    Text,
    Tolerance,
    Topic,
    WrongAnswer,
)

__all__ = [
    "Assessment",
    "Author",
    "Case",
    "CaseStudy",
    "Chapter",
    "Collection",
    "Diagnostic",
    "DiagnosticError",
    "Dive",
    "Equivalent",
    "Library",
    "LibraryReader",
    "Plan",
    "Posting",
    "PostingFile",
    "Problem",
    "PublishedSource",
    "Reading",
    "Related",
    "Salary",
    "Spotlight",
    "SyncedPosting",
    "SyncedPostings",
    "Text",
    "Tolerance",
    "Topic",
    "WrongAnswer",
    "load_library",
    "schemas",
    "slug_from",
]
