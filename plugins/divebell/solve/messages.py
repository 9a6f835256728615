"""What a reader is told at the terminal beside the judge's own words, which it shares with the page."""

from divebell_judge.case import VERSION as BUNDLE_VERSION


def too_slow(seconds: float) -> str:
    """A test was stopped."""
    return f"This test was stopped after {_seconds(seconds)}. Is there a loop that never ends?"


def load_too_slow(seconds: float) -> str:
    """The solution's module was stopped."""
    return (
        f"Your code was stopped after {_seconds(seconds)}, before any test. "
        "Is there a loop outside of a function that never ends?"
    )


def crashed(how: str) -> str:
    """The process ended in a test."""
    return (
        f"Python broke down in this test ({how}). "
        "Does the code use too much memory, or call itself without end?"
    )


def load_crashed(how: str) -> str:
    """The process ended before any test."""
    return f"Python broke down while it loaded your code ({how})."


SKIPPED = "Not run, because earlier tests were stopped."
HIDDEN = "This test is hidden: it shows what went wrong, but not its code."
TRUNCATED = "Cut short: there was more."


def more_lines(count: int) -> str:
    """Not all that a test printed is shown."""
    return f"… and {count:,} more line{'s' * (count != 1)}"


def summary(passed: int, total: int) -> str:
    """How many tests pass."""
    if total == 1:
        return "The test passes" if passed else "The test does not pass"
    return f"All {total} tests pass" if passed == total else f"{passed} of {total} tests pass"


STOPPED = "Stopped: not every test ran"
NOT_LOADED = "Your code could not be loaded, so no test ran"


def other_version(reason: str) -> str:
    """The tests are for another judge than this one."""
    return (
        f"The tests cannot be read: {reason}. This Divebell reads tests of version {BUNDLE_VERSION}: "
        "update it (pip install --upgrade divebell), or fetch the tests anew"
    )


def _seconds(seconds: float) -> str:
    return f"{seconds:g} second{'s' * (seconds != 1)}"
