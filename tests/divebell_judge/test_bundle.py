"""A bundle carries what the reference gives, never the reference; and a bad case is refused."""

import json
import math
import random
import zlib
from typing import Any

import pytest

from divebell_judge import BundleError, build_bundle, check
from divebell_judge.case import MAX_BUNDLE, read_bundle
from divebell_judge.codec import CodecError, decode

from .conftest import Bundled, Fields
from .test_codec import JUNK, damage

REFERENCE = "import numpy as np\n\ndef f(x):\n    marvellous = np.asarray(x) * 2.0\n    return marvellous\n"


def content(bundle: bytes) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(zlib.decompress(bundle, 31))
    return data


def test_a_bundle_has_these_fields(bundled: Bundled) -> None:
    data = content(bundled(REFERENCE, {"given": "x = 2", "call": "f(x)", "hidden": True}))
    assert (data["version"], data["problem"], data["names"]) == (1, "example", ["f"])
    assert data["tolerance"] == {"rtol": 1e-6, "atol": 1e-9}
    (case,) = data["cases"]
    assert (case["given"], case["call"], case["hidden"]) == ("x = 2", "f(x)", True)
    assert decode(case["expected"]) == 4.0
    assert case["raises"] is case["check"] is case["seeds"] is None


def test_expected_values_are_a_list_per_seed_or_absent(bundled: Bundled) -> None:
    cases: list[Fields] = [
        {"call": "f(seed)", "seeds": 3},
        {"call": "f(1)", "check": "result == 2"},
        {"call": "f('a')", "raises": "Exception"},
    ]
    expected = [case["expected"] for case in content(bundled(REFERENCE, *cases))["cases"]]
    assert [decode(value) for value in expected[0]] == [0.0, 2.0, 4.0]
    assert expected[1:] == [None, None]


def test_the_reference_is_not_in_the_bundle(bundled: Bundled) -> None:
    text = zlib.decompress(bundled(REFERENCE, {"call": "f(1)"}), 31)
    for word in (b"marvellous", b"asarray", b"def f"):
        assert word not in text


def test_the_same_problem_gives_the_same_bytes(bundled: Bundled) -> None:
    cases: list[Fields] = [
        {"call": "np.random.rand(3) + f(1)"},
        {"call": "{'a', 'b', 'c', f.__name__}"},
        {"given": "x = {3: 1}", "call": "f(x[3])"},
    ]
    first = bundled(REFERENCE, *cases)
    assert first == bundled(REFERENCE, *cases)
    assert first[4:8] == b"\0\0\0\0"  # the time in gzip's header


def test_absent_fields_are_as_good_as_null(bundled: Bundled) -> None:
    spec = {"problem": "example", "tolerance": {"rtol": 1e-6, "atol": 1e-9}}
    cases = [{"name": "case 0", "call": "f(1)"}]
    assert build_bundle({**spec, "cases": cases}, REFERENCE) == bundled(REFERENCE, {"call": "f(1)"})


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ({"call": "f(x)", "given": "x = g(1)"}, ["g", "f"]),
        (
            {"given": "import math\ndef k(a, *b): return f(a)\nh = [k(math.pi)]", "call": "[y for y in h]"},
            ["f"],
        ),
        ({"call": "(lambda g: f(g))(1)"}, ["f"]),
        ({"call": "f(1)", "check": "g(result) and len(sum([result])) == 0 or True"}, ["f", "g", "sum"]),
        ({"call": "f(seed)", "seeds": 1}, ["f"]),
    ],
)
def test_names_are_those_that_only_a_solution_can_give(
    bundled: Bundled, case: Fields, names: list[str]
) -> None:
    reference = "def f(x): return 1\ndef g(x): return 2\ndef h(): ...\ndef sum(x): return x\n"
    assert content(bundled(reference, case))["names"] == names


REFUSED: list[tuple[str, Fields, str | None, int | None, str]] = [
    ("x = ", {"call": "1"}, None, 1, "Python cannot read line 1: invalid syntax"),
    ("x = 1\n1 / 0", {"call": "1"}, None, 2, "Line 2 raised ZeroDivisionError"),
    ("import numpy as np\nnp.mine = 1", {"call": "1"}, None, None, "changes shared state: np.mine"),
    ("def f():\n    return 1 / 0", {"call": "f()"}, "case 0", 2, "the reference fails: Line 2 raised"),
    (
        "def f(): return 1",
        {"call": "f(", "given": ""},
        "case 0",
        None,
        "line 1 of `call`: '(' was never closed",
    ),
    (
        "def f(): return 1",
        {"call": "f()", "given": "a\nb c"},
        "case 0",
        None,
        "line 2 of `given`: invalid syntax",
    ),
    ("def f(): return 1", {"call": "f()", "check": "="}, "case 0", None, "line 1 of `check`: invalid syntax"),
    (
        "def f(): return 1",
        {"call": "g()"},
        "case 0",
        None,
        "`g` is defined neither by the solution nor by the case",
    ),
    ("import math\ndef f(): return 1", {"call": "f() + math.pi"}, "case 0", None, "import it in `given` too"),
    ("def f(): return 1", {"call": "f()", "check": "result == 2"}, "case 0", None, "does not hold"),
    ("def f(): return 1", {"call": "f()", "raises": "ValueError"}, "case 0", None, "did not raise"),
    ("def f(): raise TypeError", {"call": "f()", "raises": "ValueError"}, "case 0", 1, "Wrong exception"),
    (
        "def f(): print(1)",
        {"call": "f()", "prints": "2"},
        "case 0",
        None,
        "Wrong output: line 1 is '1', want '2'",
    ),
    (
        "def f(): return f",
        {"call": "f()"},
        "case 0",
        None,
        "`result` is a function, which cannot be stored: let `call` call it.",
    ),
    (
        "def f(x): x.sort()",
        {"given": "x = [2, 1]", "call": "f(x)"},
        "case 0",
        None,
        "Or list it under `mutates`",
    ),
    ("def f(): return 1", {"call": "f()", "mutates": ["x"]}, "case 0", None, "`mutates` names `x`"),
    (
        "def f(n): return 1 // (n - 2)",
        {"call": "f(seed)", "seeds": 4},
        "case 0",
        1,
        "the reference fails (seed 2)",
    ),
]


@pytest.mark.parametrize(("reference", "case", "name", "line", "says"), REFUSED)
def test_what_cannot_be_a_problem_is_refused(
    bundled: Bundled, reference: str, case: Fields, name: str | None, line: int | None, says: str
) -> None:
    with pytest.raises(BundleError) as caught:
        bundled(reference, case)
    assert (caught.value.case, caught.value.line) == (name, line)
    assert says in caught.value.message


WHOLE: list[Fields] = [
    {"given": "x = [1, 2]", "call": "f(x)", "seeds": 2, "order": "any", "tolerance": {"atol": 0.1}},
    {"call": "f('a')", "raises": "Exception", "hidden": True},
    {"call": "f(1)", "check": "result == 2", "seconds": 2.5},
    {"given": "x = [[3.0]]", "call": "f(x)", "sign": "rows", "type": "exact", "mutates": ["x"]},
]


def packed(data: object) -> bytes:
    return zlib.compress(json.dumps(data).encode(), 9, 31)


def judged(bundle: bytes) -> str:
    return check(bundle, REFERENCE, lambda _: None)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"version": 2}, "bundle of version 2; this judge reads version 1"),
        ({"problem": 5}, "its problem or its tolerance"),
        ({"tolerance": {"rtol": 1}}, "its problem or its tolerance"),
        ({"tolerance": {"rtol": -1, "atol": 0}}, "its problem or its tolerance"),
        ({"tolerance": None}, "malformed bundle"),
        ({"cases": 5}, "malformed bundle"),
        ({"cases": [None]}, "malformed bundle"),
        ({"cases": [{"name": "a"}]}, "a case without a name or a call"),
    ],
)
def test_a_malformed_bundle_is_refused(bundled: Bundled, change: Fields, says: str) -> None:
    data = content(bundled(REFERENCE, *WHOLE)) | change
    with pytest.raises(CodecError, match=says):
        read_bundle(packed(data))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 1), ("call", ["f"]), ("given", 2), ("raises", True), ("prints", 1), ("check", {}),
        ("seeds", 0), ("seeds", True), ("seeds", 2.0), ("tolerance", {"rtol": "1"}),
        ("tolerance", {"eps": 1}),
        ("tolerance", [1]), ("order", "some"), ("sign", True), ("type", "loose"), ("mutates", "x"),
        ("mutates", [1]), ("hidden", "yes"), ("seconds", 0), ("seconds", "1"), ("names", [1]),
        ("expected", [1]), ("expected", 7), ("after", [{}]), ("after", [1, 2]),
    ],
)  # fmt: skip
def test_a_field_of_a_wrong_type_is_refused(bundled: Bundled, field: str, value: object) -> None:
    data = content(bundled(REFERENCE, *WHOLE))
    data["cases"][0][field] = value
    with pytest.raises(CodecError):
        read_bundle(packed(data))


def test_a_bundle_that_is_cut_off_or_flipped_or_too_long_is_refused(bundled: Bundled) -> None:
    bundle = bundled(REFERENCE, *WHOLE)
    rng = random.Random(1)
    spoilt = [bundle[: rng.randrange(len(bundle))] for _ in range(50)] + [bundle + b"x", b"", b"{}"]
    for _ in range(200):
        place = rng.randrange(10, len(bundle))  # behind gzip's header, which nothing depends on
        spoilt.append(bundle[:place] + bytes([bundle[place] ^ 1 << rng.randrange(8)]) + bundle[place + 1 :])
    spoilt.append(zlib.compress(b" " * (MAX_BUNDLE + 1), 9, 31))
    spoilt.append(zlib.compress(b"[" * 1_000_000, 9, 31))
    for data in spoilt:
        with pytest.raises(CodecError):
            read_bundle(data)


def test_a_damaged_bundle_is_judged_or_refused(bundled: Bundled) -> None:
    whole = content(bundled(REFERENCE, *WHOLE))
    refused = 0
    for seed in range(120):
        data = json.loads(json.dumps(whole))
        damage(data, random.Random(seed))
        try:
            json.loads(judged(packed(data)))
        except CodecError:
            refused += 1
    assert refused > 40
    assert len(JUNK) > 10


def test_too_much_for_one_bundle_is_refused() -> None:
    spec = {"problem": "example", "tolerance": {"rtol": 1e-6, "atol": 1e-9}}
    cases = [{"name": str(place), "call": "np.random.default_rng(0).random(2**20)"} for place in range(3)]
    with pytest.raises(BundleError, match="more than 32 MiB"):
        build_bundle(spec | {"cases": cases}, "")


def test_a_bad_case_is_no_bundle() -> None:
    spec = {"problem": "example", "tolerance": {"rtol": 1e-6, "atol": 1e-9}}
    for wrong in ({"order": "some"}, {"seconds": math.nan}, {"tolerance": {"rtol": math.inf}}):
        with pytest.raises(BundleError, match="of a case cannot be"):
            build_bundle(spec | {"cases": [{"name": "a", "call": "1", **wrong}]}, "")


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("def f(): return lambda: 1", "`result` is a function"),
        ("class A: ...\ndef f(): return [A()]", "`result[0]` is an A object"),
        ("def f(): return {'a': (1, f)}", "`result['a'][1]` is a function"),
        ("import itertools\ndef f(): return itertools.count()", "`result` is an iterator that had not ended"),
    ],
)
def test_a_result_that_cannot_be_stored_names_its_case_and_place(
    bundled: Bundled, source: str, place: str
) -> None:
    with pytest.raises(BundleError) as caught:
        bundled(source, {"call": "1"}, {"call": "f()"})
    assert caught.value.case == "case 1"
    assert place in caught.value.message
