"""The JSON Schemas of what authors write, as files that editors read."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from divebell.library import schemas

SCHEMAS: Final = PurePosixPath("schemas")
"""Where a publication keeps them; the first line of its YAML files leads there."""

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_files() -> Mapping[PurePosixPath, str]:
    """Each schema as JSON, by its path in a publication."""
    return {
        SCHEMAS / f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in editor_schemas().items()
    }


def editor_schemas() -> dict[str, dict[str, Any]]:
    """A schema for each kind of file. One that says where a problem is from holds for borrowed problems."""
    found = schemas()
    own, borrowed = found["problem"], found.pop("borrowed-problem")
    found["problem"] = {
        "title": "Problem",
        "description": own["description"],
        "$defs": own.pop("$defs") | borrowed.pop("$defs"),
        "if": {"required": ["source"]},
        "then": borrowed,
        "else": own,
    }
    return {name: {"$schema": _DRAFT, **schema} for name, schema in found.items()}
