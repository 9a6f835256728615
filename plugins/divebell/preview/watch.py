"""Which files below some folders have changed."""

import os
from collections.abc import Sequence
from pathlib import Path

type _State = dict[str, tuple[int, int, int]]


class Watch:
    """Looks at files when it is asked to.

    It asks the file system and not its events: those are not there on network drives and in containers, are
    lost with a folder that is deleted and made again, and come in limited numbers.
    """

    def __init__(self, root: Path, paths: Sequence[str]) -> None:
        """Watch files and folders, relative to `root`."""
        self._root = root
        self._paths = paths
        self._state = self._look()

    def changes(self) -> set[str]:
        """The files that were changed, made or deleted since the last time: POSIX paths from the root."""
        before, self._state = self._state, self._look()
        return {path for path, _ in before.items() ^ self._state.items()}

    def _look(self) -> _State:
        state: _State = {}
        pending = [*self._paths]
        while pending:
            folder = pending.pop()
            try:
                with os.scandir(self._root / folder) as entries:
                    for entry in entries:
                        if entry.name.startswith("."):
                            continue
                        path = f"{folder}/{entry.name}"
                        if entry.is_dir(follow_symlinks=False):
                            pending.append(path)
                            continue
                        status = entry.stat()
                        state[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
            except OSError:  # deleted while it is looked at, or not to be read: whoever reads it says so
                continue
        return state
