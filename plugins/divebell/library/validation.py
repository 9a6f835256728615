"""Data from YAML to a model, or what is wrong with each of its fields, in its place and in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from divebell.library.diagnostic_text import clipped
from divebell.library.documentation import field_address, fields_at
from divebell.library.fields import PATTERNS, SLUG_PATTERN, slug_from
from divebell.library.suggest import closest, did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from divebell.library.authored import Authored
    from divebell.library.diagnostics import Diagnostic
    from divebell.library.source import Report
    from divebell.library.yaml_source import Location, YamlDocument

# pydantic's error type: what the value must be.
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
}
_LIMITS = {
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than": "must be less than {lt:g}",
    "less_than_equal": "must be at most {le:g}",
    "finite_number": "must be a finite number",
}


def validate[Model: Authored](model: type[Model], document: YamlDocument, report: Report) -> Model | None:
    """The model of a document's data; None, with a diagnostic for every field that is wrong."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        misspelt = {
            (*detail["loc"][:-1], guess)
            for detail in details
            if detail["type"] == "extra_forbidden" and (guess := _guess(model, detail["loc"]))
        }
        missing: dict[Location, list[str]] = {}
        for detail in details:
            location = detail["loc"]
            if detail["type"] == "missing":
                if location not in misspelt:
                    missing.setdefault(location[:-1], []).append(str(location[-1]))
            elif not _follows_from_another(detail):
                found = _diagnostic(model, document, detail)
                if (found.line, found.column) not in document.mistaken:
                    report(found)
        for location, names in missing.items():
            report(_missing(model, document, location, names))
        return None


def _follows_from_another(detail: ErrorDetails) -> bool:
    """Whether a field has no default, or a list is too short, only for what is told of already."""
    if detail["type"] == "default_factory_not_called":
        return True
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _diagnostic(model: type[BaseModel], document: YamlDocument, detail: ErrorDetails) -> Diagnostic:
    kind, location = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        name = clipped(str(location[-1]))
        guess = _guess(model, location)
        fields = ", ".join(fields_at(model, location[:-1]))
        hint = f"did you mean {guess!r}?" if guess else f"the fields are {fields}"
        found = document.diagnostic(location, "unknown-field", f"unknown field {name!r}", hint, key=True)
        meant = (*location[:-1], guess) if guess else location
        return replace(found, docs=field_address(document.kind, meant))
    # pydantic appends "[key]" to the location of a mapping's bad key.
    is_key = bool(location) and location[-1] == "[key]"
    location = location[:-1] if is_key else location
    if kind == "mistake" and detail["ctx"]["field"]:
        location = (*location, detail["ctx"]["field"])
    code, message, hint = _explain(detail)
    place = (*location, detail["ctx"]["max_length"]) if code == "too-many" else location
    subject = _subject(location, detail["input"], is_key=is_key)
    return document.diagnostic(place, code, f"{subject} {message}", hint, key=is_key)


def _missing(
    model: type[BaseModel], document: YamlDocument, location: Location, names: list[str]
) -> Diagnostic:
    """Missing fields are told at the head of what they are missing from, and documented as themselves."""
    several = "s" if len(names) > 1 else ""
    message = f"missing field{several} {', '.join(map(repr, names))}"
    hint = f"add {', '.join(f'`{name}: ...`' for name in names)}"
    purpose = fields_at(model, location)[names[0]].description or ""
    if not several and purpose and not purpose.startswith("Left out"):
        hint += f": {purpose[0].lower()}{purpose[1:].removesuffix('.')}"
    found = document.diagnostic(location, "missing-field", message, hint)
    return found if several else replace(found, docs=field_address(document.kind, (*location, names[0])))


def _subject(location: Location, value: object, *, is_key: bool) -> str:
    if not location:
        return "the file"
    if is_key:
        return f"{clipped(str(value))!r}"
    name = location[-1]
    if isinstance(name, str):
        return f"{name!r}"
    return f"entry {name + 1} of {location[-2]!r}" if len(location) > 1 else f"entry {name + 1}"


def _explain(detail: ErrorDetails) -> tuple[str, str, str]:
    """The code, what the field must be and what it is, and what to do."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "mistake":
        return context["code"], context["message"], context["hint"]
    if value is None and kind in _EXPECTED:
        return "no-value", f"has no value; it must be {_EXPECTED[kind]}", "write it, or delete the field"
    if kind in _EXPECTED:
        message = f"must be {_EXPECTED[kind]}, not {_describe(value)}"
        return "wrong-type", message, _fix(kind, value)
    if kind == "literal_error":
        choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        expected = f"one of {', '.join(choices)}" if len(choices) > 1 else choices[0]
        hint = did_you_mean(clipped(str(value)), choices)
        return "unknown-choice", f"must be {expected}, not {_describe(value)}", hint
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        better = slug_from(value) if pattern == SLUG_PATTERN and len(value) <= 60 else ""
        hint = f"write {better}" if better else ""
        return "wrong-form", f"must be {PATTERNS[pattern]}, not {clipped(value)!r}", hint
    if kind == "too_short":
        return "too-few", f"must have at least {_entries(context['min_length'])}", ""
    if kind == "too_long":
        most, count = context["max_length"], context["actual_length"]
        surplus = count - most if isinstance(count, int) else 0
        hint = f"take {surplus} out" if surplus > 0 else ""
        return "too-many", f"must have at most {_entries(most)}, and has {count}", hint
    if kind == "string_too_short":
        return "blank", "must not be blank", "write it, or delete the field"
    if kind in _LIMITS:
        return "out-of-range", f"{_LIMITS[kind].format_map(context)}, not {_describe(value)}", ""
    return "wrong-type", f"is not right: {detail['msg']}", ""


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _describe(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the truth value {str(value).lower()}"
        case int() | float():
            return f"the number {clipped(_digits(value))}"
        case str():
            return f"the text {value!r}" if len(value) <= 40 else "a text"
        case tuple():
            return "a list"
    return "a mapping"


def _digits(number: float) -> str:
    """A number as text; Python refuses to write out the longest."""
    try:
        return str(number)
    except ValueError:
        return "of thousands of digits"


def _fix(kind: str, value: object) -> str:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return "put it in quotes"
    if kind == "tuple_type" and isinstance(value, str):
        return f"write [{clipped(value)}]"
    if kind in ("int_type", "float_type") and isinstance(value, str):
        return "write the number without quotes"
    return ""


def _guess(model: type[BaseModel], location: Location) -> str | None:
    """The field that an unknown one was probably meant to be."""
    return closest(str(location[-1]), fields_at(model, location[:-1]))
