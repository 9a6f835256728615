"""How much one encoded value may hold, so that no document can fill the memory or the stack."""

from typing import Final

from divebell_judge.values import MAX_DEPTH

MAX_NODES: Final = 1_000_000
MAX_BYTES: Final = 16 * 2**20


class CodecError(ValueError):
    """A value cannot be encoded, or what is to be decoded is malformed or of an unknown version."""


class Budget:
    """What is left of the limits while one value is encoded or decoded."""

    def __init__(self) -> None:
        self._nodes = MAX_NODES
        self._bytes = MAX_BYTES

    def take(self, depth: int, size: int = 0) -> None:
        """Take one item at `depth` and `size` bytes; raises CodecError where that is too much."""
        self._nodes -= 1
        self._bytes -= size
        if depth > MAX_DEPTH:
            raise CodecError(f"nested more than {MAX_DEPTH} deep, or holding itself")
        if self._nodes < 0:
            raise CodecError(f"of more than {MAX_NODES:,} items")
        if self._bytes < 0:
            raise CodecError(f"of more than {MAX_BYTES // 2**20} MiB")
