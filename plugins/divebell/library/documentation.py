"""Where the authors' documentation says what is right.

The reference has a page for each content type, `writing/reference/<type>/`, where `<type>` is a key of
`schemas()`, and on it an anchor for each field: the names that lead to it, joined by hyphens. The keys of a
mapping that authors name themselves, and the numbers of a list's entries, are left out:

    writing/reference/dive/#topic
    writing/reference/problem/#cases-call
    writing/reference/problem/#wrong-fails
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, get_args

from pydantic import BaseModel

from divebell.library.authored.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic.fields import FieldInfo

    from divebell.library.yaml_source import Location

BASE: Final = os.environ.get("DIVEBELL_DOCS", "")
"""The address of the site that carries the authors' documentation; addresses are relative without it."""

HANDBOOK: Final = "writing/"
"""Where that site has it, relative to its root."""


def field_address(kind: str, location: Location = ()) -> str:
    """The address of a field's documentation, or of the nearest field around it that there is.

    Parameters:
        kind: The content type, a key of `schemas()`; "" for a file of no type.
        location: The keys and indices that lead to the field.
    """
    if kind not in KINDS:
        return ""
    anchor = anchor_of(_names(KINDS[kind], location))
    return f"{BASE}{reference_page(kind)}{f'#{anchor}' if anchor else ''}"


def reference_page(name: str) -> str:
    """The address of a page of the reference, relative to the root of the site that has it."""
    return f"{HANDBOOK}reference/{name}/"


def anchor_of(names: Iterable[str]) -> str:
    """The anchor of the field that the names lead to."""
    return "-".join(names)


def fields_at(model: type[BaseModel], location: Location) -> Mapping[str, FieldInfo]:
    """The fields of the model that a location within `model` holds."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            model = model_in(model.model_fields[part].annotation) or model
    return model.model_fields


def model_in(annotation: object) -> type[BaseModel] | None:
    """The model in a field's annotation: of the field itself, or of the entries of its list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in get_args(annotation) if (found := model_in(argument))), None)


def _names(model: type[BaseModel], location: Location) -> list[str]:
    names: list[str] = []
    inner: type[BaseModel] | None = model
    for part in location:
        if inner and isinstance(part, str) and part in inner.model_fields:
            names.append(part)
            inner = model_in(inner.model_fields[part].annotation)
    return names
