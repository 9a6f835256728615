"""The JSON Schemas of what authors write."""

from __future__ import annotations

from typing import Any, Final

from divebell.library.authored.kinds import KINDS

_IMPLIED: Final = {"dive": ("date", "topic"), "posting": ("posted",)}
"""Fields that every entry has, and that the name of its file may say."""


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each content type, with which editors complete and check the files."""
    found = {name: model.model_json_schema() for name, model in KINDS.items()}
    for name, fields in _IMPLIED.items():
        found[name]["required"] = [field for field in found[name]["required"] if field not in fields]
    return found
