"""Beginning and planning: new publications and entries, the calendar, and what `divebell doctor` looks at."""

from .calendar import Calendar, Gap, make_calendar, passages_to_write
from .entries import ENTRIES, Entry, name_from
from .fields import AnswerError, Field
from .new_entry import TakenError, entry_files, write_entry
from .publication import Identity, OccupiedError, begin_publication, in_the_way, publication_files
from .replacing import Change, UnfinishedError, replace_all
from .schedule import Move, Rescheduling, ScheduleError, find_dive, is_draft, move, reschedule, shift, swap
from .schemas import SCHEMAS, schema_files
from .shelves import Shelves

__all__ = [
    "ENTRIES",
    "SCHEMAS",
    "AnswerError",
    "Calendar",
    "Change",
    "Entry",
    "Field",
    "Gap",
    "Identity",
    "Move",
    "OccupiedError",
    "Rescheduling",
    "ScheduleError",
    "Shelves",
    "TakenError",
    "UnfinishedError",
    "begin_publication",
    "entry_files",
    "find_dive",
    "in_the_way",
    "is_draft",
    "make_calendar",
    "move",
    "name_from",
    "passages_to_write",
    "publication_files",
    "replace_all",
    "reschedule",
    "schema_files",
    "shift",
    "swap",
    "write_entry",
]
