"""Beginning and planning: new publications and entries, the calendar, and what `divebell doctor` looks at."""

from .publication import Identity, OccupiedError, begin_publication, in_the_way, publication_files
from .schemas import schema_files

__all__ = [
    "Identity",
    "OccupiedError",
    "begin_publication",
    "in_the_way",
    "publication_files",
    "schema_files",
]
