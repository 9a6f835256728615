"""The reference of the content types, made from the models that the files are checked against."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml
from markupsafe import Markup
from pydantic import BaseModel

from divebell.library.authored.kinds import KINDS
from divebell.library.authored.schemas import example_of, schemas
from divebell.library.documentation import anchor_of, model_in
from divebell.render.tame_markdown import tame_html

_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DEFINITION: Final = "#/$defs/"
_FORMS: Final = {
    r"^\d{4}-\d\d-\d\d$": "a date such as 2026-11-18",
    r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/]": "a whole address, http or https",
    r"^[Hh][Tt][Tt][Pp][Ss]://[^\s/]": "a whole address, https",
    r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$": "the name of an exception",
    r"^[A-Z]{2}$": "two capitals",
    r"^[A-Z]{3}$": "three capitals",
    r"^[A-Za-z_][A-Za-z0-9_]*$": "a name of Python",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "a name in small letters, digits and hyphens",
    r"^[a-z0-9]+(-[a-z0-9]+)*(:[A-Za-z0-9._-]+)?$": "a name such as greenhouse:acme",
    r"^[^@\s<>\"]+@[^@\s<>\".]+(\.[^@\s<>\".]+)+$": "a mail address",
    r"\S": "text, not blank",
}
"""What the patterns of the schemas stand for, in words."""

_FILES: Final = {
    "assessment": "`content/assessments/NAME.yml`",
    "author": "`content/authors/NAME.yml`",
    "borrowed-problem": "`problems/NAME/problem.yml`, with `source`",
    "case-study": "the front matter of `content/case-studies/NAME.md`",
    "collection": "`content/collections/NAME.yml`",
    "dive": "the front matter of `content/dives/DATE-NAME.md`",
    "plan": "`content/plans/NAME.yml`",
    "posting": "`content/jobs/NAME.yml`",
    "problem": "`problems/NAME/problem.yml`",
    "spotlight": "the front matter of `content/spotlights/NAME.md`",
    "synced-postings": "`content/jobs/synced/BOARD.yml`, which `divebell jobs sync` writes",
    "topic": "the front matter of `content/topics/NAME.md`",
}


@dataclass(frozen=True)
class FieldView:
    """A field, as the reference shows it."""

    name: str
    anchor: str
    """Where diagnostics lead: the names that lead to it, joined by hyphens."""
    path: str
    """Those names as an author sees them: `cases[].call`."""
    form: str
    """What may stand there, in words, with its limits."""
    required: bool
    default: str
    """As YAML; "" where there is none, or where its description says what it follows from."""
    description: Markup
    example: str
    """YAML."""
    fields: tuple["FieldView", ...]


@dataclass(frozen=True)
class KindView:
    """A content type, as the reference shows it."""

    name: str
    title: str
    file: Markup
    """Where its files are."""
    fields: tuple[FieldView, ...]

    @property
    def article(self) -> str:
        return "an" if self.name[0] in "aeiou" else "a"

    @property
    def all_fields(self) -> Iterator[FieldView]:
        """Its fields, each followed by those within it."""

        def with_inner(fields: tuple[FieldView, ...]) -> Iterator[FieldView]:
            for field in fields:
                yield field
                yield from with_inner(field.fields)

        return with_inner(self.fields)


def kind_views() -> list[KindView]:
    """Every content type, by name."""
    found = []
    for name, schema in schemas().items():
        fields = tuple(_fields(KINDS[name], schema, schema.get("$defs", {}), (), ""))
        title = name.replace("-", " ").capitalize()
        found.append(KindView(name, title, tame_html(_FILES[name]), fields))
    return found


def _fields(
    model: type[BaseModel],
    schema: Mapping[str, Any],
    definitions: Mapping[str, Any],
    names: tuple[str, ...],
    path: str,
) -> Iterator[FieldView]:
    for name, part in schema["properties"].items():
        info = model.model_fields[name]
        inner = model_in(info.annotation)
        here = f"{path}{name}"
        within: tuple[FieldView, ...] = ()
        if inner:
            below = definitions[inner.__name__]
            within = tuple(_fields(inner, below, definitions, (*names, name), f"{here}{_into(part)}"))
        required = name in schema.get("required", ())
        yield FieldView(
            name=name,
            anchor=anchor_of((*names, name)),
            path=here,
            form=_form(part, definitions),
            required=required,
            default=_default_of(part, str(info.description), required=required),
            description=tame_html(" ".join(str(info.description).split())),
            example=_example(name, example_of(model.__name__, name)),
            fields=within,
        )


def _default_of(part: Mapping[str, Any], description: str, *, required: bool) -> str:
    """What a field is that is left out; "" where its description says it."""
    if required or "default" not in part or description.startswith("Left out"):
        return ""
    default = part["default"]
    return "none" if default in (None, "", []) else _default(default)


def _example(name: str, value: Any) -> str:
    if isinstance(value, str) and _DATE.fullmatch(value):
        return f"{name}: {value}"
    return _yaml({name: value}, flow=None if isinstance(value, dict | list) else False).rstrip()


def _into(part: Mapping[str, Any]) -> str:
    """What leads from a field to the fields in it: `cases[].call`, `wrong.NAME.fails`."""
    forms = part.get("anyOf", part.get("oneOf", [part]))
    kinds = {form.get("type") for form in forms}
    if "array" in kinds:
        return "[]."
    return ".NAME." if any("patternProperties" in f or "additionalProperties" in f for f in forms) else "."


def _form(part: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """What may stand in a field, in words."""
    if "$ref" in part:
        return _form(definitions[part["$ref"].removeprefix(_DEFINITION)], definitions)
    for several in ("anyOf", "oneOf"):
        if several in part:
            return " or ".join(dict.fromkeys(_form(form, definitions) for form in part[several]))
    if "allOf" in part and len(part["allOf"]) == 1 and "properties" not in part:
        return _form(part["allOf"][0], definitions)
    if "const" in part:
        return str(_default(part["const"]))
    if "enum" in part:
        return f"one of {', '.join(map(_default, part['enum']))}"
    match part.get("type"):
        case "string":
            return _text(part)
        case "integer":
            return f"a whole number{_range(part)}"
        case "number":
            return f"a number{_range(part)}"
        case "boolean":
            return "true or false"
        case "null":
            return "null"
        case "array":
            return f"a list{_count(part)}: {_form(part['items'], definitions)}"
        case "object" if "properties" in part:
            return "fields"
        case "object":
            inner = [*part.get("patternProperties", {}).values(), part.get("additionalProperties")]
            first = next(form for form in inner if isinstance(form, Mapping))
            return f"a mapping{_count(part, 'minProperties')}: name to {_form(first, definitions)}"
    return "any value"


def _text(part: Mapping[str, Any]) -> str:
    words = _FORMS[part["pattern"]] if "pattern" in part else "text"
    most = part.get("maxLength")
    return f"{words}, at most {most} characters" if most else words


def _range(part: Mapping[str, Any]) -> str:
    bounds = [
        f" {word} {part[key]:g}"
        for key, word in (
            ("minimum", "from"),
            ("exclusiveMinimum", "above"),
            ("maximum", "to"),
            ("exclusiveMaximum", "below"),
        )
        if key in part
    ]
    return "".join(bounds)


def _count(part: Mapping[str, Any], least: str = "minItems") -> str:
    parts = []
    if part.get(least):
        parts.append(f"at least {part[least]}")
    if part.get("maxItems"):
        parts.append(f"at most {part['maxItems']}")
    if part.get("uniqueItems"):
        parts.append("none twice")
    return f" ({', '.join(parts)})" if parts else ""


def _default(value: object) -> str:
    return re.sub(r"\n\.\.\.\n?$", "", _yaml(value, flow=True)).strip()


def _yaml(value: object, *, flow: bool | None = None) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, default_flow_style=flow, width=88)
