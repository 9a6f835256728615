"""Proving problems: references pass, wrong answers fail as announced, in CPython and in Pyodide alike."""

from .process import WorkerStartError
from .proof import Proof
from .verdict import LoadError, TestResult, Verdict
from .verification import VerifyProgress, verify_problems

__all__ = [
    "LoadError",
    "Proof",
    "TestResult",
    "Verdict",
    "VerifyProgress",
    "WorkerStartError",
    "verify_problems",
]
