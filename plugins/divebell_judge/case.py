"""A problem's bundle as frozen data, and its JSON."""

import json
import math
import zlib
from typing import Any, Final, NamedTuple

from divebell_judge.codec import CodecError
from divebell_judge.numeric import Rule

VERSION: Final = 1
DEFAULT_SECONDS: Final = 5.0
LOAD_SECONDS: Final = 10.0
MAX_BUNDLE: Final = 32 * 2**20
"""Bytes of a bundle's JSON."""

_GZIP: Final = 31  # zlib's window bits for a gzip stream; written so, it carries no time and no name


class Case(NamedTuple):
    """One test of a problem. `expected` and `after` hold encoded values, one per seed."""

    name: str
    call: str
    given: str = ""
    raises: str | None = None
    prints: str | None = None
    check: str | None = None
    seeds: int | None = None
    tolerance: dict[str, float] | None = None
    order: str | None = None
    sign: str | None = None
    type: str | None = None
    mutates: tuple[str, ...] = ()
    hidden: bool = False
    seconds: float | None = None
    compare_time: bool = False
    """Whether a reader who passes is told how long the call took, and how long it takes the reference."""
    names: tuple[str, ...] = ()
    """Names that the solution must define for this case."""
    returns: str | None = None
    """What the reference's result is, where `check` stands in for an expected value: "array", "iterator", a
    category of `compare`, or "any" where it is not always the same."""
    expected: tuple[object, ...] = ()
    """Encoded results, empty where none is compared."""
    after: tuple[dict[str, object], ...] = ()
    """What the reference left in the names that it `mutates`."""

    def rule(self, tolerance: dict[str, float]) -> Rule:
        """How near a result must be; `tolerance` is the problem's."""
        own = {**tolerance, **(self.tolerance or {})}
        return Rule(
            own["rtol"],
            own["atol"],
            any_order=self.order is not None,
            any_sign=self.sign is not None,
            exact_type=self.type is not None,
            rows=self.sign == "rows",
        )

    def runs(self) -> tuple[int | None, ...]:
        """The seeds to run with; one None for a case without seeds."""
        return (None,) if self.seeds is None else tuple(range(self.seeds))

    def code(self) -> str:
        """The case as a reader sees it."""
        return "\n".join(part for part in (self.given.rstrip(), self.call.strip()) if part)

    def all_code(self) -> str:
        """All Python of the case, that of its check included."""
        return f"{self.code()}\n{self.check or ''}"


class Bundle(NamedTuple):
    """A problem as the judge needs it, without the reference solution."""

    problem: str
    tolerance: dict[str, float]
    cases: tuple[Case, ...]
    packages: tuple[str, ...] = ()
    """What may be imported besides the standard library, NumPy and Matplotlib."""

    def names(self) -> list[str]:
        """Names that a solution must define, in order of appearance."""
        return list(dict.fromkeys(name for case in self.cases for name in case.names))


_TEXTS: Final = ("name", "call", "given", "raises", "prints", "check", "returns")
_CHOICES: Final[dict[str, tuple[str, ...]]] = {"order": ("any",), "sign": ("any", "rows"), "type": ("exact",)}


def case_of(spec: dict[str, Any]) -> Case:  # Any: JSON
    """The case that a spec describes; null fields take their defaults. Raises CodecError if it is none."""
    given = {field: spec[field] for field in Case._fields if spec.get(field) is not None}
    if "name" not in given or "call" not in given:
        raise CodecError("a case without a name or a call")
    wrong = [field for field, value in given.items() if not _fits(field, value)]
    if wrong:
        raise CodecError(f"`{wrong[0]}` of a case cannot be {given[wrong[0]]!r:.60}")
    return Case(**{**given, "mutates": tuple(spec.get("mutates") or ())})


def _fits(field: str, value: object) -> bool:
    match field:
        case "seeds":
            return type(value) is int and value > 0
        case "seconds":
            return type(value) in (int, float) and 0 < value < math.inf  # type: ignore[operator]  # a number
        case "tolerance":
            return type(value) is dict and set(value) <= {"rtol", "atol"} and _all_tolerances(value)
        case "hidden" | "compare_time":
            return type(value) is bool
        case "mutates" | "names":
            return type(value) in (list, tuple) and all(type(name) is str for name in value)  # type: ignore[attr-defined]  # a list
        case "expected" | "after":
            return True  # looked at when it is decoded
        case _ if field in _TEXTS:
            return type(value) is str
        case _:
            return value in _CHOICES[field]


def _all_tolerances(tolerance: dict[str, Any]) -> bool:  # Any: JSON
    return all(type(number) in (int, float) and 0 <= number < math.inf for number in tolerance.values())


def write_bundle(bundle: Bundle) -> bytes:
    """`bundle` as gzipped canonical JSON: the same bytes for the same bundle.

    Raises CodecError if it is larger than `read_bundle` takes.
    """
    data = {
        "version": VERSION,
        "problem": bundle.problem,
        "names": bundle.names(),
        "tolerance": bundle.tolerance,
        "packages": list(bundle.packages),
        "cases": [_case_json(case) for case in bundle.cases],
    }
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)
    if len(text) > MAX_BUNDLE:
        raise CodecError(f"all expected values together are more than {MAX_BUNDLE // 2**20} MiB")
    return zlib.compress(text.encode("ascii"), 9, _GZIP)


def _case_json(case: Case) -> dict[str, object]:
    data = case._asdict()
    for field in ("expected", "after"):
        per_seed = list(data[field])
        data[field] = (per_seed or None) if case.seeds is not None else (per_seed[0] if per_seed else None)
    return data


def read_bundle(data: bytes) -> Bundle:
    """The bundle that `write_bundle` wrote. Raises CodecError if it is malformed or of another version."""
    try:
        content = json.loads(_unpacked(data))
        if content["version"] != VERSION:
            raise CodecError(
                f"bundle of version {content['version']!r:.60}; this judge reads version {VERSION}"
            )
        problem, tolerance = content["problem"], content["tolerance"]
        if type(problem) is not str or set(tolerance) != {"rtol", "atol"} or not _all_tolerances(tolerance):
            raise CodecError("malformed bundle: its problem or its tolerance")
        packages = content.get("packages", [])
        if type(packages) is not list or not all(type(name) is str for name in packages):
            raise CodecError("malformed bundle: its packages")
        return Bundle(problem, tolerance, tuple(map(_case_from, content["cases"])), tuple(packages))
    except CodecError:
        raise
    except (zlib.error, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise CodecError(f"malformed bundle: {type(error).__name__}: {error}") from error


def _unpacked(data: bytes) -> bytes:
    unpack = zlib.decompressobj(_GZIP)
    text = unpack.decompress(data, MAX_BUNDLE)
    if not unpack.eof and len(text) == MAX_BUNDLE:
        raise CodecError(f"malformed bundle: more than {MAX_BUNDLE // 2**20} MiB")
    if not unpack.eof or unpack.unused_data:
        raise CodecError("malformed bundle: cut off, or followed by something else")
    return text


def _case_from(data: dict[str, Any]) -> Case:  # Any: JSON
    case = case_of(data)
    per_seed = {
        field: tuple(data[field]) if case.seeds is not None else (data[field],)
        for field in ("expected", "after")
        if data[field] is not None
    }
    runs = len(case.runs())
    if any(len(values) != runs for values in per_seed.values()):
        raise CodecError(f"malformed bundle: {case.name!r:.60} has not a value for each of its {runs} runs")
    if not all(type(left) is dict for left in per_seed.get("after", ())):
        raise CodecError(f"malformed bundle: what {case.name!r:.60} leaves in its inputs")
    return case._replace(**{"expected": (), "after": ()} | per_seed, names=tuple(case.names))
