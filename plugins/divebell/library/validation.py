"""Data from YAML to a model, or what is wrong with each of its fields, in its place and in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel, ValidationError

from divebell.library.fields import PATTERNS
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
    "string_too_short": "must not be blank",
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
        for detail in details:
            is_misspelt = detail["type"] == "missing" and detail["loc"] in misspelt
            if not is_misspelt and not _follows_from_another(detail):
                report(_diagnostic(model, document, detail))
        return None


def _follows_from_another(detail: ErrorDetails) -> bool:
    """Whether a field has no default, or a list is too short, only for what is told of already."""
    if detail["type"] == "default_factory_not_called":
        return True
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _diagnostic(model: type[BaseModel], document: YamlDocument, detail: ErrorDetails) -> Diagnostic:
    kind, location = detail["type"], detail["loc"]
    if kind == "missing":
        return document.diagnostic(
            location[:-1], f"missing field {location[-1]!r}", f"add `{location[-1]}: ...`"
        )
    if kind == "extra_forbidden":
        guess = _guess(model, location)
        fields = ", ".join(_fields_at(model, location[:-1]))
        hint = f"did you mean {guess!r}?" if guess else f"the fields are {fields}"
        return document.diagnostic(location, f"unknown field {location[-1]!r}", hint, key=True)
    # pydantic appends "[key]" to the location of a mapping's bad key.
    is_key = bool(location) and location[-1] == "[key]"
    location = location[:-1] if is_key else location
    if kind == "mistake" and detail["ctx"]["field"]:
        location = (*location, detail["ctx"]["field"])
    message, hint = _explain(detail)
    subject = _subject(location, detail["input"], is_key=is_key)
    return document.diagnostic(location, f"{subject} {message}", hint, key=is_key)


def _subject(location: Location, value: object, *, is_key: bool) -> str:
    if not location:
        return "the file"
    if is_key:
        return f"{value!r}"
    name = location[-1]
    if isinstance(name, str):
        return f"{name!r}"
    return f"entry {name + 1} of {location[-2]!r}" if len(location) > 1 else f"entry {name + 1}"


def _explain(detail: ErrorDetails) -> tuple[str, str]:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "mistake":
        return context["message"], context["hint"]
    if value is None and kind in _EXPECTED:
        return f"has no value; it must be {_EXPECTED[kind]}", ""
    if kind in _EXPECTED:
        return f"must be {_EXPECTED[kind]}, not {_describe(value)}", _fix(kind, value)
    if kind == "literal_error":
        choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        expected = f"one of {', '.join(choices)}" if len(choices) > 1 else choices[0]
        return f"must be {expected}, not {_describe(value)}", did_you_mean(str(value), choices)
    if kind == "string_pattern_mismatch":
        return f"must be {PATTERNS[context['pattern']]}, not {value!r}", ""
    if kind == "too_short":
        return f"must have at least {_entries(context['min_length'])}", ""
    if kind == "too_long":
        return f"must have at most {_entries(context['max_length'])}, and has {context['actual_length']}", ""
    if kind in _LIMITS:
        return _LIMITS[kind].format_map(context), ""
    return f"is not right: {detail['msg']}", ""


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _describe(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the truth value {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {value!r}" if len(value) <= 40 else "a text"
        case tuple():
            return "a list"
    return "a mapping"


def _fix(kind: str, value: object) -> str:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return "put it in quotes"
    if kind == "tuple_type" and isinstance(value, str):
        return f"write [{value}]"
    if kind in ("int_type", "float_type") and isinstance(value, str):
        return "write the number without quotes"
    return ""


def _guess(model: type[BaseModel], location: Location) -> str | None:
    """The field that an unknown one was probably meant to be."""
    return closest(str(location[-1]), _fields_at(model, location[:-1]))


def _fields_at(model: type[BaseModel], location: Location) -> list[str]:
    """The fields of the model that a location within `model` holds."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _model_in(argument))), None)
