"""What was found of one thing that Divebell needs."""

from dataclasses import dataclass
from typing import Literal

type Status = Literal["ok", "warning", "error"]


@dataclass(frozen=True)
class Finding:
    """One thing, whether it is as it should be, and what to do if it is not."""

    name: str
    status: Status
    """`error` where something will not work; `warning` where something may not."""
    message: str
    advice: str = ""
    """What to do; "" where all is well."""


def megabytes(size: int) -> str:
    """A size in bytes, in words."""
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"
