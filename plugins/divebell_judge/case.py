"""A problem's bundle as frozen data, and its JSON."""

import json
import zlib
from typing import Any, Final, NamedTuple

from divebell_judge.codec import CodecError
from divebell_judge.numeric import Rule

VERSION: Final = 1
DEFAULT_SECONDS: Final = 5.0
LOAD_SECONDS: Final = 10.0
MAX_BUNDLE: Final = 64 * 2**20

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
    names: tuple[str, ...] = ()
    """Names that the solution must define for this case."""
    returns: str | None = None
    """What the reference's result is, where `check` stands in for an expected value: "array", a category of
    `compare`, or "any" where it is not always the same."""
    expected: tuple[object, ...] = ()
    """Encoded results, empty where none is compared."""
    after: tuple[dict[str, object], ...] = ()
    """What the reference left in the names that it `mutates`."""

    def rule(self, tolerance: dict[str, float]) -> Rule:
        """How near a result must be; `tolerance` is the problem's."""
        own = {**tolerance, **(self.tolerance or {})}
        return Rule(own["rtol"], own["atol"], self.order == "any", self.sign == "any", self.type == "exact")

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

    def names(self) -> list[str]:
        """Names that a solution must define, in order of appearance."""
        return list(dict.fromkeys(name for case in self.cases for name in case.names))


def case_of(spec: dict[str, Any]) -> Case:  # Any: JSON
    """The case that a spec describes; null fields take their defaults."""
    given = {field: spec[field] for field in Case._fields if spec.get(field) is not None}
    return Case(**{**given, "mutates": tuple(spec.get("mutates") or ())})


def write_bundle(bundle: Bundle) -> bytes:
    """`bundle` as gzipped canonical JSON: the same bytes for the same bundle."""
    data = {
        "version": VERSION,
        "problem": bundle.problem,
        "names": bundle.names(),
        "tolerance": bundle.tolerance,
        "cases": [_case_json(case) for case in bundle.cases],
    }
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)
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
        unpack = zlib.decompressobj(_GZIP)
        content = json.loads(unpack.decompress(data, MAX_BUNDLE))
        if content["version"] != VERSION:
            raise CodecError(f"bundle of version {content['version']!r}; this judge reads version {VERSION}")
        return Bundle(content["problem"], content["tolerance"], tuple(map(_case_from, content["cases"])))
    except CodecError:
        raise
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise CodecError(f"malformed bundle: {type(error).__name__}: {error}") from error


def _case_from(data: dict[str, Any]) -> Case:  # Any: JSON
    case = case_of(data)
    per_seed = {
        field: tuple(data[field]) if case.seeds is not None else (data[field],)
        for field in ("expected", "after")
        if data[field] is not None
    }
    return case._replace(**{"expected": (), "after": ()} | per_seed, names=tuple(case.names))
