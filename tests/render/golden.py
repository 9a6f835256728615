"""Rendered output that was read once and found right."""

import os
from pathlib import Path


def matches_golden(golden: Path, content: str) -> bool:
    """Whether `content` is that of the file `golden`, which is written anew if `UPDATE_GOLDENS` is set."""
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(content, encoding="utf-8")
    return content == golden.read_text(encoding="utf-8")
