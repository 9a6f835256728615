"""Whether this Python has the packages that a problem may use, so that its answers can be run here."""

from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version

from divebell.library import Diagnostic, Problem
from divebell.runtime import whole_lock


def missing_packages(problem: Problem) -> Iterator[Diagnostic]:
    """A diagnostic for each of the problem's packages that is not installed here, or in another release.

    The release is that of the browser's Python without its last number: 1.14.0 will do where that has 1.14.1.
    """
    lock = whole_lock()
    for name in problem.packages:
        package = lock.package(name)
        here = installed(name)
        if here is None or release(here) != release(package.version):
            found = "there is none" if here is None else f"it is {here}"
            yield Diagnostic(
                f"{problem.directory}/problem.yml",
                problem.packages_line,
                1,
                f"the browser's {package.title} is {package.version}, and {found} in this Python",
                f"pip install '{name}=={package.version}'",
            )


def installed_versions(names: Iterable[str]) -> dict[str, str | None]:
    """Give the version of each package that is installed here."""
    return {name: installed(name) for name in names}


def installed(name: str) -> str | None:
    """Give the version of a package that is installed here; None if it is not."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def release(number: str) -> list[str]:
    """Give the part of a version that says what a package can do and how it is used."""
    return number.split(".")[:2]
