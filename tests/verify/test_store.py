"""Results on disk: a disk that is full or cannot be written to costs time, not results."""

import errno
import logging
from pathlib import Path

import pytest

from divebell.verify.store import Store


def test_data_is_read_back(tmp_path: Path) -> None:
    Store(tmp_path / "new").put("key", {"a": [1, None]})
    assert Store(tmp_path / "new").get("key") == {"a": [1, None]}
    assert Store(tmp_path / "new").get("other") is None


def test_folder_that_cannot_be_made_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "cache").write_text("a file in the way")
    store = Store(tmp_path / "cache" / "proofs")
    with caplog.at_level(logging.WARNING):
        store.put("key", 1)
        store.put("key", 2)
    assert [record.getMessage() for record in caplog.records] == [
        f"Nothing can be kept for the next time: {tmp_path / 'cache' / 'proofs'}: Not a directory"
    ]
    assert store.get("key") is None


def test_full_disk_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(path: Path, text: str, encoding: str) -> None:
        path.write_bytes(text[:3].encode(encoding))
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_text", full)
    store = Store(tmp_path)
    store.put("key", "long")
    assert "No space left on device" in caplog.text
    assert list(tmp_path.iterdir()) == []
