"""CPython and Pyodide write the same bytes for the same value, and read each other's."""

import json
import random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings

from divebell_judge.codec import CodecError, decode, encode

from .conftest import Ask
from .encodable import as_line, same, values
from .test_codec import damage

NAMES = """
import collections, enum
from dataclasses import make_dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np

from divebell_judge.iterators import drained
Node = make_dataclass("Node", ["value", "next"])
Color = enum.Enum("Color", "RED BLUE")
"""

EXPRESSIONS = r"""
1.5
float('nan')
-0.0
5e-324
complex(0, float('inf'))
2**80
-(2**63)
True
None
'é \ud800'
b'\x00\xff'
bytearray(b'a')
Decimal('1.10')
Decimal('-sNaN1')
Fraction(-1, 3)
range(0, 10**6, 7)
collections.deque([1, 2])
{3: [1], (1, 2): {4, 'a'}}
drained(map(abs, [-1]))
date(2026, 11, 18)
datetime(2026, 11, 18, 1, 2, 3, 4)
timedelta(-1, 5)
Node(1, Node(2.5, None))
[Color.RED]
np.float16(0.1)
np.float32(1) / 3
np.bool_(True)
np.int8(-1)
np.uint64(2**64 - 1)
np.complex64(1 + 2j)
np.datetime64('2026-11-18T01', 'ns')
np.timedelta64(5, 'h')
np.array(['NaT', '2026-01-01'], dtype='M8[D]')
np.str_('')
np.bytes_(b'a')
np.arange(6.0).reshape(2, 3).T
np.arange(6, dtype='>i2')[::2]
np.asfortranarray(np.eye(2))
np.array([['a', 'éñ']])
np.array([b'ab', b''])
np.array(['a', 'bc'], dtype=np.dtypes.StringDType())
np.array([1, 'a', None], dtype=object)
np.empty((0, 3))
np.zeros((), dtype='i8')
np.array([(1, 2.5)], dtype=[('n', 'i4'), ('x', 'f8')])
np.zeros(2, dtype=np.dtype('i1,f8', align=True))
np.zeros(1, dtype=[('a', 'f4', (2, 2))])
np.ma.array([1.0, 2.0], mask=[False, True])
np.longdouble('0.1')
np.array([1, 2], dtype=np.clongdouble)
"""


def expressions() -> list[str]:
    return EXPRESSIONS.strip().splitlines()


def documents(count: int) -> list[str]:
    """Encoded values of every kind, the same each time."""
    found: list[str] = []

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(values)
    def collect(value: object) -> None:
        found.append(as_line(value))

    collect()
    return found


def damaged(lines: list[str]) -> list[str]:
    """Some of the documents, each with a fault."""
    found = []
    for seed, line in enumerate(lines):
        data = json.loads(line)
        damage(data, random.Random(seed))
        found.append(json.dumps(data))
    return found


class Answers(NamedTuple):
    """What Pyodide made of the documents and expressions."""

    documents: list[str]
    recoded: list[str]
    damaged: list[str]
    of_damaged: list[str]
    expressions: list[str]


@pytest.fixture(scope="module")
def answers(pyodide: Ask) -> Answers:
    whole = documents(200)
    faulty = damaged(whole)
    answer = pyodide(
        {"do": "recode", "documents": whole + faulty, "expressions": expressions(), "names": NAMES}
    )
    recoded = answer["documents"]
    return Answers(whole, recoded[: len(whole)], faulty, recoded[len(whole) :], answer["expressions"])


def test_documents_of_cpython_come_back_from_pyodide_byte_for_byte(answers: Answers) -> None:
    assert len(answers.documents) >= 150
    assert answers.recoded == answers.documents


def test_documents_of_pyodide_are_the_values_that_they_were(answers: Answers) -> None:
    for ours, theirs in zip(answers.documents, answers.recoded, strict=True):
        assert same(decode(json.loads(theirs)), decode(json.loads(ours)))


def test_a_value_made_in_pyodide_is_encoded_as_one_made_here(answers: Answers) -> None:
    names: dict[str, object] = {}
    exec(NAMES, names)
    for text, theirs in zip(expressions(), answers.expressions, strict=True):
        assert (text, theirs) == (text, as_line(eval(text, names)))


def test_both_refuse_the_same_damaged_documents(answers: Answers) -> None:
    refused = 0
    for document, theirs in zip(answers.damaged, answers.of_damaged, strict=True):
        try:
            ours = json.dumps(encode(decode(json.loads(document))))
        except CodecError:
            ours = "refused"
            refused += 1
        assert (document, theirs) == (document, ours)
    assert refused > 20
