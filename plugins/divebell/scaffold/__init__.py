"""Beginning and planning: new publications and entries, the calendar, and what `divebell doctor` looks at."""

from .entries import ENTRIES, Entry, name_from
from .fields import AnswerError, Field
from .new_entry import TakenError, entry_files, write_entry
from .publication import Identity, OccupiedError, begin_publication, in_the_way, publication_files
from .schemas import schema_files
from .shelves import Shelves

__all__ = [
    "ENTRIES",
    "AnswerError",
    "Entry",
    "Field",
    "Identity",
    "OccupiedError",
    "Shelves",
    "TakenError",
    "begin_publication",
    "entry_files",
    "in_the_way",
    "name_from",
    "publication_files",
    "schema_files",
    "write_entry",
]
