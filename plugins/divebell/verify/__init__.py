"""Proving problems: references pass, wrong answers fail as announced, in CPython and in Pyodide alike."""

from .junit import junit_xml
from .lanes import build_bundle
from .process import WorkerStartError
from .proof import Answer, Proof, Refusal
from .report import document
from .shard import Shard
from .verdict import LoadError, TestResult, Verdict
from .verification import Examined, VerifyProgress, examine_problems, verify_problems

__all__ = [
    "Answer",
    "Examined",
    "LoadError",
    "Proof",
    "Refusal",
    "Shard",
    "TestResult",
    "Verdict",
    "VerifyProgress",
    "WorkerStartError",
    "build_bundle",
    "document",
    "examine_problems",
    "junit_xml",
    "verify_problems",
]
