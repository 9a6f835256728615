"""Runs a solution against the cases of a problem and says what is wrong with it.

The same files run in CPython, where bundles are built and problems proved, and in the reader's browser. They
import the standard library and NumPy, nothing else. Data crosses the border as bytes and JSON text.

Every kind of failure has a message with a key word of its own, on which an author's known-wrong answers can
rely (`says:` in problem.yml, compared without regard to case):

    undefined-name                "does not define"
    exception                     "raised"
    wrong-type                    "type"
    wrong-shape                   "shape"
    wrong-values                  "values"
    changed-input                 "changed its input"
    printed-instead-of-returned   "printed instead of returned"
    returned-nothing              "returned nothing"
    did-not-raise                 "did not raise"
    wrong-exception               "wrong exception"
    check-failed                  "check"
    wrong-output                  "output"
    too-much-output               "too much output"
    too-slow                      "too slow" (said by the caller, who holds the clock)
"""

from divebell_judge.bundle import BundleError, build_bundle
from divebell_judge.checking import check
from divebell_judge.codec import CodecError
from divebell_judge.packages import import_ahead, imported, offer, packages_of
from divebell_judge.reading import remarks
from divebell_judge.running import run
from divebell_judge.timing import compare_times

__all__ = [
    "BundleError",
    "CodecError",
    "build_bundle",
    "check",
    "compare_times",
    "import_ahead",
    "imported",
    "offer",
    "packages_of",
    "remarks",
    "run",
]
