"""A part of the problems, for machines that share the work."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Shard:
    """Part `number` of `count`, from 1."""

    number: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2/3`; raises ValueError for anything else."""
        match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text, re.ASCII)
        if not match or not 1 <= int(match[1]) <= int(match[2]):
            raise ValueError(f"{text!r} is no part such as 2/3: the second of three")
        return cls(int(match[1]), int(match[2]))

    def of(self, slugs: Iterable[str]) -> list[str]:
        """Give this part of some slugs: in order of the alphabet, every `count`-th, from the `number`-th on.

        Each slug is in one part, and parts differ in size by one at most.
        """
        return sorted(slugs)[self.number - 1 :: self.count]

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"
