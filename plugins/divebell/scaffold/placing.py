"""Putting a file where none may be, and saying where the disk does not take one."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})


def place(source: Path, target: Path) -> None:
    """Let `target` be the file that `source` is, which may then be deleted; raises `FileExistsError`.

    A link never replaces what is there, as a move does; a disk without links gets a move.
    """
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        source.rename(target)


@contextmanager
def written_below(folder: Path) -> Iterator[None]:
    """Let an `OSError` that names no file, as that of a full disk, name the folder."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(folder)
        raise
