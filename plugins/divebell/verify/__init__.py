"""Proving problems: references pass, wrong answers fail as announced, in CPython and in Pyodide alike."""

from .junit import junit_xml
from .lanes import Lanes, build_bundle, start_lanes
from .process import WorkerStartError
from .proof import Answer, Proof, ProofCache, Refusal, proof_key
from .report import document
from .shard import Shard
from .verdict import LoadError, TestResult, Verdict
from .verification import Examined, VerifyProgress, examine, examine_problems, verify_problems

__all__ = [
    "Answer",
    "Examined",
    "Lanes",
    "LoadError",
    "Proof",
    "ProofCache",
    "Refusal",
    "Shard",
    "TestResult",
    "Verdict",
    "VerifyProgress",
    "WorkerStartError",
    "build_bundle",
    "document",
    "examine",
    "examine_problems",
    "junit_xml",
    "proof_key",
    "start_lanes",
    "verify_problems",
]
