"""What a check found, as far as verification looks at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LOAD_SECONDS = 10.0
"""The time that a solution's module may take to run where the judge's plan does not say."""


@dataclass(frozen=True)
class TestResult:
    """One test of a verdict; the judge's own words."""

    __test__ = False  # pytest: this is no test class

    name: str
    status: str
    kind: str | None = None
    message: str = ""
    line: int | None = None

    @property
    def outcome(self) -> str:
        """Status and kind in a few words: what two runtimes must agree on."""
        return f"{self.status} ({self.kind})" if self.kind else self.status


@dataclass(frozen=True)
class LoadError:
    """Why a solution's module could not be run."""

    kind: str
    message: str
    line: int | None = None


@dataclass(frozen=True)
class Verdict:
    """The outcome of one check: `status` is "pass", "fail" (tests ran) or "error" (nothing could run)."""

    status: str
    tests: tuple[TestResult, ...]
    error: LoadError | None = None
    seconds: float = field(default=0.0, compare=False)
    """How long the check took."""

    def test(self, name: str) -> TestResult:
        """Give the result of the case of that name."""
        return next(test for test in self.tests if test.name == name)

    @property
    def failing(self) -> tuple[TestResult, ...]:
        """The tests that did not pass."""
        return tuple(test for test in self.tests if test.status != "pass")


def verdict_of(
    tests: tuple[TestResult, ...], error: LoadError | None = None, seconds: float = 0.0
) -> Verdict:
    """Put a verdict together from its tests."""
    passed = all(test.status == "pass" for test in tests)
    return Verdict("error" if error else "pass" if passed else "fail", tests, error, seconds)


def parse_test(data: Mapping[str, Any]) -> TestResult:
    """Read a test of the judge's verdict."""
    return TestResult(data["name"], data["status"], data["kind"], data["message"] or "", data["line"])


def parse_error(data: Mapping[str, Any]) -> LoadError:
    """Read the `error` of the judge's verdict."""
    return LoadError(data["kind"], data["message"], data["line"])
