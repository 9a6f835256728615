"""What `divebell check` remembers of the Python it has seen, for the next time."""

import platform
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from typing import Final

from divebell.library.python_source import COMPILES, DIGEST_SIZE
from divebell.render.kept_files import write_kept

_MOST: Final = 200_000
"""The texts that are remembered; past them, the memory begins anew."""


@contextmanager
def remembered_python(cache: Path) -> Iterator[None]:
    """Within this, texts that compiled before are not compiled again. A damaged memory costs time alone."""
    path = cache / "checked" / f"python-{platform.python_version()}.bin"
    try:
        kept = path.read_bytes()
    except OSError:
        kept = b""
    COMPILES.update(bytes(digest) for digest in batched(kept, DIGEST_SIZE, strict=False))
    known = len(COMPILES)
    yield
    if len(COMPILES) != known:
        write_kept(path, b"".join(COMPILES) if len(COMPILES) <= _MOST else b"")
