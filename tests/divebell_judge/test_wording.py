"""What readers are told in other languages: nothing is missing, and nothing but the texts is another."""

import ast
import base64
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from string import Formatter
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.divebell_judge.test_diagnose_places import SEEN
from tests.divebell_judge.test_diagnose_shapes import PROVED as SHAPES
from tests.divebell_judge.test_diagnose_values import PROVED as VALUES
from tests.divebell_judge.test_diagnose_values import RULE

import divebell_judge
from divebell_judge import build_bundle, check, demos, remarks, run, wording
from divebell_judge.compare import compare
from divebell_judge.diagnose import diagnose
from divebell_judge.wording import LANGUAGES, Catalogue, plural, speaking, text

from .conftest import Ask, Bundled, Fields

JUDGE = Path(divebell_judge.__file__).parent
TEXTS = Path(__file__).parents[2] / "site_src" / "texts"
TABLE = tomllib.loads(Path(__file__).with_name("failures.toml").read_text("utf-8"))
GERMAN = tomllib.loads(Path(__file__).with_name("german.toml").read_text("utf-8"))
DOUBLE = "def f(x): return 2 * x"
LABELS = {"`Input`": "`Eingabe`"}
"""What stands in backticks as a label of the page, and not as code."""


class Sentences(NamedTuple):
    """The English sentences of the judge's source."""

    texts: set[str]
    plurals: dict[str, str]
    """Those of the plural, by those of the singular."""


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    found = Sentences(set(), {})
    for path in JUDGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name("text" | "template"), args=[ast.Constant(str(sentence))]):
                    found.texts.add(sentence)
                case ast.Call(
                    func=ast.Name("plural"), args=[ast.Constant(str(one)), ast.Constant(str(many)), _]
                ):
                    found.plurals[one] = many
                case ast.Call(func=ast.Name("template" | "plural")):
                    raise AssertionError(f"{path.name}:{node.lineno}: no sentence that can be found")
    return found


def catalogue(language: str) -> Catalogue:
    found: Catalogue = import_module(f"divebell_judge.languages.{language}").CATALOGUE
    return found


def test_the_page_and_the_judge_have_the_same_languages() -> None:
    assert {path.name for path in TEXTS.iterdir() if path.is_dir()} == {"en", *LANGUAGES}
    modules = {path.stem for path in (JUDGE / "languages").glob("*.py")} - {"__init__"}
    assert modules == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_sentence_and_no_other(sentences: Sentences, language: str) -> None:
    texts, plurals, _ = catalogue(language)
    assert set(texts) == sentences.texts
    assert set(plurals) == set(sentences.plurals)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_the_same_and_has_the_same_code(sentences: Sentences, language: str) -> None:
    texts, plurals, form = catalogue(language)
    pairs = [*texts.items(), *((one, each) for one, forms in plurals.items() for each in forms)]
    for english, own in pairs:
        assert filled_in(own) == filled_in(english), own
        assert code(own) == sorted(LABELS.get(part, part) for part in code(english)), own
        assert own.strip() == own or english.strip() != english, own
        assert own[-1] == english[-1] or own[-1] not in ".?:", own
    for one, many in sentences.plurals.items():
        assert filled_in(one) == filled_in(many)
    for forms in plurals.values():
        assert {form(count) for count in range(200)} == set(range(len(forms)))


def filled_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def code(sentence: str) -> list[str]:
    return sorted(re.findall("`[^`]+`", sentence))


def test_german_is_not_loaded_with_the_judge() -> None:
    asked = "import divebell_judge, sys; print([name for name in sys.modules if '.languages' in name])"
    command = [sys.executable, "-c", asked]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "ein Array"),
        ("de-AT", "ein Array"),
        ("DE", "ein Array"),
        ("en", "an array"),
        ("tlh", "an array"),
        ("", "an array"),
        ("../de", "an array"),
    ],
)
def test_a_language_without_a_catalogue_is_english(language: str, said: str) -> None:
    with speaking(language):
        assert text("an array") == said
        with speaking("en"):
            assert text("an array") == "an array"
        assert text("an array") == said
    assert text("an array") == "an array"


def test_braces_in_what_is_filled_in_stay() -> None:
    with speaking("de"):
        assert text("the dict {items}", items="{'{a}': 1}") == "das Dict {'{a}': 1}"
        assert plural("a set of {count} item", "a set of {count} items", 1) == "eine Menge mit 1 Element"
        assert plural("a set of {count} item", "a set of {count} items", 2) == "eine Menge mit 2 Elementen"


class Bracketed(Mapping[str, Any]):
    """A catalogue in which every sentence is put into brackets."""

    def __init__(self, of: Callable[[str], object]) -> None:
        self._of = of

    def __getitem__(self, english: str) -> object:
        return self._of(english)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@pytest.fixture
def brackets(monkeypatch: pytest.MonkeyPatch, sentences: Sentences) -> str:
    """A language by which one sees what comes from a catalogue."""
    plurals = Bracketed(lambda one: (f"«{one}»", f"«{sentences.plurals[one]}»"))
    made = Catalogue(Bracketed(lambda english: f"«{english}»"), plurals, lambda count: int(count != 1))
    monkeypatch.setattr(wording, "LANGUAGES", ("qps",))
    monkeypatch.setitem(sys.modules, "divebell_judge.languages.qps", SimpleNamespace(CATALOGUE=made))
    return "qps"


def outside(sentence: str) -> str:
    """What of a sentence is in no brackets."""
    while (inner := re.sub("«[^«»]*»", "", sentence)) != sentence:
        sentence = inner
    return sentence.strip()


@pytest.mark.parametrize("row", TABLE["failures"], ids=lambda row: row["kind"])
def test_no_failure_is_told_past_the_catalogue(bundled: Bundled, brackets: str, row: Fields) -> None:
    bundle = bundled(TABLE["references"][row["reference"]], row["case"])
    (test,) = verdict(bundle, row["solution"], brackets)["tests"]
    assert [outside(told) for told in (test["message"], *test["hints"])] == [""] * (1 + len(test["hints"]))


CAUSES = [
    *((got, want, sizes) for _, got, want, sizes, _ in (*SHAPES, *VALUES)),
    *((got, want, frozenset[int]()) for _, got, want, _ in SEEN),
]


def hints(got: object, want: object, sizes: frozenset[int], language: str) -> tuple[str, ...]:
    with speaking(language):
        mismatch = compare(got, want, RULE)
        assert mismatch is not None
        return diagnose(mismatch, got, want, RULE, sizes)


def test_no_cause_is_told_past_the_catalogue(brackets: str) -> None:
    for got, want, sizes in CAUSES:
        assert {outside(hint) for hint in hints(got, want, sizes, brackets)} <= {""}


def test_causes_are_the_same_in_german() -> None:
    for got, want, sizes in CAUSES:
        english, german = (hints(got, want, sizes, language) for language in ("en", "de"))
        assert len(english) == len(german)
        assert not set(english) & set(german)
        assert [numbers(hint) for hint in english] == [numbers(hint) for hint in german]


def numbers(sentence: str) -> list[str]:
    """The numbers of a sentence, whatever their order; "one" is one of them."""
    return sorted(re.findall(r"\d+(?:\.\d+)?", re.sub(r"\bthe last\b|\bletzte\b", "", sentence)))


def verdict(bundle: bytes, source: str, language: str) -> Fields:
    fields: Fields = json.loads(check(bundle, source, lambda _: None, language=language))
    return fields


TOLD = ("message", "expected", "got", "name", "traceback")


def bare(fields: Any) -> Any:
    """A verdict without its texts and times."""
    match fields:
        case list():
            return [bare(each) for each in fields]
        case {"cells": cells}:
            return [[cell and cell["wrong"] for cell in row] for row in cells]
        case dict():
            kept = {name: bare(value) for name, value in fields.items() if name != "duration_ms"}
            told = {name: kept[name] is not None for name in TOLD if name in kept}
            count = {"hints": len(kept["hints"])} if "hints" in kept else {}
            return kept | told | count | {"tampered": bool(kept.get("tampered"))}
        case _:
            return fields


@pytest.mark.parametrize("row", TABLE["failures"], ids=lambda row: row["kind"])
def test_a_german_verdict_is_another_in_its_texts_alone(bundled: Bundled, row: Fields) -> None:
    bundle = bundled(TABLE["references"][row["reference"]], row["case"])
    english, german = (verdict(bundle, row["solution"], language) for language in ("en", "de"))
    assert bare(english) == bare(german)
    assert english["tests"][0]["message"] != german["tests"][0]["message"]


NUMBERS = st.integers(-3, 3) | st.sampled_from([0.5, 1e-7, float("nan"), float("inf"), True, None, "a", "B "])
GIVEN = st.recursive(
    NUMBERS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
        | st.lists(st.integers(0, 3), min_size=1, max_size=4).map(np.array)
    ),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None)
@given(got=GIVEN, want=GIVEN)
def test_whatever_comes_the_verdicts_agree(got: object, want: object) -> None:
    names = "from numpy import array\nnan, inf = float('nan'), float('inf')\n"
    case = {"name": "case", "call": "f()", "mutates": []}
    spec = {"problem": "example", "tolerance": {"rtol": 1e-6, "atol": 1e-9}, "cases": [case]}
    bundle = build_bundle(spec, f"{names}def f(): return {want!r}")
    verdicts = [verdict(bundle, f"{names}def f(): return {got!r}", language) for language in ("en", "de")]
    assert bare(verdicts[0]) == bare(verdicts[1])
    messages = [each["tests"][0]["message"] for each in verdicts]
    assert (messages[0] == messages[1]) == (messages[0] == "")


ARRAY = {"given": "x = np.arange(6.0).reshape(2, 3)", "call": "f(x)"}
ONE: Fields = {"call": "f(1)"}


@pytest.mark.parametrize("row", GERMAN["verdicts"], ids=lambda row: row["solution"])
def test_german_verdicts(bundled: Bundled, row: Fields) -> None:
    (test,) = verdict(bundled(row["reference"], row["case"]), row["solution"], "de")["tests"]
    assert (test["message"], test["hints"]) == (row["message"], row["hints"])


def test_values_are_shown_in_german(bundled: Bundled) -> None:
    (test,) = verdict(bundled(DOUBLE, ARRAY), "def f(x): return x", "de")["tests"]
    assert test["got"].startswith("Array der Form (2, 3), float64\n[[0.0, 1.0, 2.0],")
    case = {"call": "{'a': 1, 'b': f(1)}"}
    (test,) = verdict(bundled(DOUBLE, case), "def f(x): return x", "de")["tests"]
    assert test["difference"]["columns"] == ["Wert"]


@pytest.mark.parametrize(
    ("source", "message", "said"),
    [
        ("def f(x)\n    return x\n", "Python kann Zeile 1 nicht lesen: expected ':'.", []),
        ("x = '\0'", "Python kann den Code nicht lesen: ", []),
        (
            "pip install torch",
            "Python kann Zeile 1 nicht lesen: invalid syntax.",
            [
                (
                    "Pakete lassen sich hier nicht installieren: "
                    "Es gibt Pythons Standardbibliothek, NumPy und Matplotlib, mehr nicht."
                )
            ],
        ),
    ],
)
def test_unreadable_code_in_german(bundled: Bundled, source: str, message: str, said: list[str]) -> None:
    error = verdict(bundled(DOUBLE, ONE), source, "de")["error"]
    assert error["message"].startswith(message)
    assert error["hints"] == said


def test_tampering_is_told_in_german(bundled: Bundled) -> None:
    source = "import numpy as np\nnp.sum = None\n" + DOUBLE
    tampered = verdict(bundled(DOUBLE, ONE), source, "de")["tampered"]
    assert tampered == (
        "Die Lösung hat `np.sum` verändert. Das wurde rückgängig gemacht, und geprüft wurde ohne das."
    )


def test_a_run_is_told_in_german() -> None:
    outcome = json.loads(run("x = 1", print, scratch="x / 0", language="de"))
    assert outcome["error"]["message"] == (
        "Ausnahme in Zeile 1 der Probierzelle: ZeroDivisionError: division by zero"
    )


def test_of_remarks_those_of_the_judge_are_in_german() -> None:
    told = json.loads(remarks("def ff(x): return x is 1", ["f"], language="de"))
    assert [(remark["source"], remark["message"]) for remark in told] == [
        ("python", '"is" with \'int\' literal. Did you mean "=="?'),
        (
            "judge",
            (
                "Die Tests brauchen f, und das ist hier nicht definiert. "
                "Ist ff gemeint, nur unter anderem Namen?"
            ),
        ),
    ]


def test_what_is_wrong_with_a_demo_is_told_in_german() -> None:
    told = json.loads(demos.draw("fig = 1", "{}", language="de"))["error"]["message"]
    assert told == (
        "Ausnahme beim Aufruf: NoFigureError: "
        "eine Demo muss in der Variablen `fig` eine Abbildung von matplotlib hinterlassen"
    )


def test_the_browsers_python_tells_it_in_german_too(bundled: Bundled, pyodide: Ask) -> None:
    source = "def f(x): return x.T"
    bundle = bundled(DOUBLE, ARRAY)
    for language in ("de", "en"):
        request = {"do": "check", "bundle": base64.b64encode(bundle).decode(), "source": source}
        (here,) = verdict(bundle, source, language)["tests"]
        (there,) = pyodide(request | {"language": language})["tests"]
        assert (here["message"], here["hints"]) == (there["message"], there["hints"])
