"""Importing problems from elsewhere: read, taken apart, proved in the judge, and written as ours are.

What cannot be proved is not written. Imported code is foreign: it runs in the judge's process alone.
"""

from .importing import Terms, import_problems
from .report import ImportReport, ProblemReport

__all__ = ["ImportReport", "ProblemReport", "Terms", "import_problems"]
