"""Scalars as YAML 1.2 resolves them, and documents that only an attacker would write."""

from __future__ import annotations

import math
import runpy
from typing import TYPE_CHECKING

import pytest
import yaml

from divebell.library import yaml_core
from divebell.library.source import Source
from divebell.library.yaml_source import YamlDocument, read_yaml

if TYPE_CHECKING:
    from divebell.library import Diagnostic


def read(text: str) -> tuple[YamlDocument | None, list[Diagnostic]]:
    diagnostics: list[Diagnostic] = []
    document = read_yaml(Source("x.yml", text), text, 1, diagnostics.append)
    return document, diagnostics


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("y", "y"),
        ("12:30", "12:30"),
        ("1:20:30", "1:20:30"),
        ("2026-11-18", "2026-11-18"),
        ("1_000", "1_000"),
        ("0123", "0123"),
        ("007.5", "007.5"),
        ("0b101", "0b101"),
        ("1.2.3", "1.2.3"),
        ("<<", "<<"),
        ("=", "="),
        (".", "."),
        ("nullable", "nullable"),
        ("'7'", "7"),
        ('"true"', "true"),
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-12", -12),
        ("+7", 7),
        ("0o17", 15),
        ("0xFF", 255),
        ("1.10", 1.1),
        ("1e-6", 1e-6),
        (".5", 0.5),
        ("2.", 2.0),
        ("-.inf", -math.inf),
        ("!!str 7", "7"),
        ("!!float 7", 7.0),
    ],
)
def test_scalars_are_those_of_yaml_1_2(scalar: str, value: object) -> None:
    document, diagnostics = read(f"field: {scalar}\n")

    assert diagnostics == []
    assert document is not None
    assert document.data == {"field": value}
    assert type(document.data["field"]) is type(value)


def test_not_a_number_is_a_number() -> None:
    document, _ = read("field: .nan\n")

    assert document is not None
    assert math.isnan(float(str(document.data["field"])))


def test_a_text_may_be_repeated_by_an_alias() -> None:
    document, diagnostics = read("a: &setup x = 1\nb: *setup\n")

    assert diagnostics == []
    assert document is not None
    assert document.data == {"a": "x = 1", "b": "x = 1"}


def test_without_libyaml_there_is_an_error_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")

    with pytest.raises(ImportError, match="needs PyYAML with libyaml: pip install"):
        runpy.run_path(str(yaml_core.__file__))


BOMB = "a: &a [x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOMB, "x.yml:2:4: an alias cannot repeat a list or a mapping; write it out"),
        ("a: &a\n  b: *a\n", "x.yml:2:3: an alias cannot repeat a list or a mapping; write it out"),
        (
            "[" * 100_000 + "]" * 100_000,
            "x.yml:1:41: the YAML is nested more than 40 levels deep; write it flatter",
        ),
        ("- " * 100_000, "x.yml:1:81: the YAML is nested more than 40 levels deep; write it flatter"),
        ("? " * 100_000, "x.yml:1:81: the YAML is nested more than 40 levels deep; write it flatter"),
        (
            "a: " + "[" * 60 + "]" * 60,
            "x.yml:1:42: the YAML is nested more than 40 levels deep; write it flatter",
        ),
        (
            "a: " + "x" * 4_000_001,
            "x.yml:1:1: there are more than 4,000,000 characters of YAML here; part the file",
        ),
        ("a: " + "9" * 5000, "x.yml:1:4: this value cannot be read as !!int; put it in quotes"),
        ("a: 0x" + "f" * 5000, "x.yml:1:4: this value cannot be read as !!int; put it in quotes"),
        ("a: !!int seven", "x.yml:1:4: this value cannot be read as !!int; put it in quotes"),
        ("a: !!bool maybe", "x.yml:1:4: this value cannot be read as !!bool; put it in quotes"),
        (
            "a: !!python/name:os.path",
            "x.yml:1:4: tag !!python/name:os.path is not allowed; delete the tag and write the value itself",
        ),
        (
            "a: !!binary aGk=",
            "x.yml:1:4: tag !!binary is not allowed; delete the tag and write the value itself",
        ),
        ("a: !secret b", "x.yml:1:4: tag !secret is not allowed; delete the tag and write the value itself"),
        ("a: !!set {b, c}", "x.yml:1:4: tag !!set is not allowed; delete the tag and write the value itself"),
        ("true: b", "x.yml:1:1: a field's name must be text; put it in quotes"),
        ("a: b\na: c\na: d\n", "x.yml:2:1: duplicate field 'a'; keep one of the two"),
        ("plain", "x.yml:1:1: there must be fields here; write each as `name: value`"),
        ("%YAML 1.3\n---\na: b\n", "x.yml:1:1: this version of YAML is not known; delete the line of %YAML"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_what_is_not_plain_yaml_is_refused_where_it_stands(text: str, expected: str) -> None:
    _, diagnostics = read(text)

    assert str(diagnostics[0]) == expected


def test_a_value_is_found_at_its_line_in_the_file() -> None:
    text = "list:\n  - one\n  - |\n    two\n    three\n  - {key: value}\n"
    diagnostics: list[Diagnostic] = []
    document = read_yaml(Source("x.md", f"---\n{text}---\n"), text, 2, diagnostics.append)

    assert document is not None
    assert [document.line(("list", index)) for index in range(3)] == [3, 4, 7]
    assert [document.text_line(("list", index)) for index in range(2)] == [3, 5]
    at_value = document.diagnostic(("list", 2, "key"), "code", "here")
    assert (at_value.line, at_value.column, at_value.width) == (7, 11, 5)
    at_key = document.diagnostic(("list", 2, "key"), "code", "here", key=True)
    assert (at_key.line, at_key.column, at_key.width) == (7, 6, 3)
    in_text = document.diagnostic_in_text(("list", 1), 2, 3, "code", "here")
    assert (in_text.line, in_text.column) == (6, 7)
