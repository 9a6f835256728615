"""The JSON Schemas of what authors write."""

from __future__ import annotations

from typing import Any, Final

from divebell.library.authored.base import Authored
from divebell.library.authored.examples import EXAMPLES
from divebell.library.authored.kinds import KINDS

_IMPLIED: Final = {"dive": ("date", "topic"), "posting": ("posted",)}
"""Fields that every entry has, and that the name of its file may say."""

_DATE: Final = r"^\d{4}-\d\d-\d\d$"
_NOT_BLANK: Final = r"\S"
_WHOLE_URL: Final = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/]"
_SECURE_URL: Final = r"^[Hh][Tt][Tt][Pp][Ss]://[^\s/]"
_EXCEPTION: Final = r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$"

# What the models check with functions of their own, which JSON Schema can say too.
_PATTERNS: Final = {
    ("AuthorFile", "url"): _WHOLE_URL,
    ("CaseFields", "raises"): _EXCEPTION,
    ("PostingFile", "url"): _SECURE_URL,
    ("ProblemSource", "url"): _WHOLE_URL,
    ("PublishedSource", "url"): _WHOLE_URL,
    ("SyncedPosting", "url"): _SECURE_URL,
}
_UNIQUE: Final = frozenset({"aliases", "authors", "problems", "requires", "stack", "techniques", "topics"})
"""Lists that name nothing twice, in whatever model but that of a borrowed problem's source."""
_NOT_TOGETHER: Final = {
    "CaseFields": [
        *(("raises", other) for other in ("check", "prints", "order", "sign", "type", "tolerance")),
    ]
}
"""Pairs of fields of which one makes the other meaningless, whatever else is said."""


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each content type, with which editors complete and check the files.

    Each field has its description and an example. What a schema refuses, the models refuse too; they alone
    know what other files hold, and most of what two fields mean together.
    """
    found = {name: model.model_json_schema() for name, model in KINDS.items()}
    for name, schema in found.items():
        implied = _IMPLIED.get(name, ())
        schema["required"] = [field for field in schema["required"] if field not in implied]
        for model, part in {KINDS[name].__name__: schema, **schema.get("$defs", {})}.items():
            _sharpen(model, part)
    return found


def example_of(model: str, field: str) -> Any:
    """The example of a model's field; raises `KeyError` if there is none."""
    lineage = [each.__name__ for each in _named(model).__mro__]
    return next(EXAMPLES[name][field] for name in lineage if field in EXAMPLES.get(name, {}))


def _named(name: str) -> type[Authored]:
    def below(model: type[Authored]) -> list[type[Authored]]:
        return [model, *(found for sub in model.__subclasses__() for found in below(sub))]

    return next(model for model in below(Authored) if model.__name__ == name)


def _sharpen(model: str, part: dict[str, Any]) -> None:
    """Say of a model's fields what their validators hold them to."""
    for name, field in part["properties"].items():
        field["examples"] = [example_of(model, name)]
        for form in field.get("anyOf", [field]):
            if form.get("type") == "string":
                _sharpen_text(form, _PATTERNS.get((model, name)))
            elif form.get("type") == "array":
                _sharpen_list(form, is_unique=name in _UNIQUE and model != "ProblemSource")
            elif "patternProperties" in form:
                form["additionalProperties"] = False
    if model in _NOT_TOGETHER:
        part["allOf"] = [{"not": _both(*pair)} for pair in _NOT_TOGETHER[model]]


def _both(*fields: str) -> dict[str, Any]:
    """What holds where all of these fields say something."""
    says_something = {"not": {"type": "null"}}
    return {"required": list(fields), "properties": dict.fromkeys(fields, says_something)}


def _sharpen_text(form: dict[str, Any], pattern: str | None) -> None:
    if form.get("format") == "date":
        form["pattern"] = _DATE
    elif pattern:
        form["pattern"] = pattern
    elif "minLength" in form:
        form["pattern"] = _NOT_BLANK


def _sharpen_list(form: dict[str, Any], *, is_unique: bool) -> None:
    if "minLength" in form:  # of a list whose entries a function checks, the limit is named as a text's
        form["minItems"] = form.pop("minLength")
    if is_unique:
        form["uniqueItems"] = True
    if form["items"].get("type") == "string":
        _sharpen_text(form["items"], None)
