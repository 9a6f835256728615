"""Which printed texts say the same, and which are those of a value."""

import numpy as np
import pytest

from divebell.importing.printed import agree, shows


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("[1.5 3. ]", "[1.5,3.]"),
        ("[[1 2]\n [3 4]]", "[[1, 2], [3, 4]]"),
        ("(array([0., 1.]), np.float64(2.0))", "([0.0, 1.0], 2)"),
        ("{'a': np.float64(0.5), 'b': True}", "{'a': 0.5, 'b': True}"),
        ("-0.0", "0.0"),
        ("nan", "nan"),
        ("[0.26894142 0.73105858]", "[0.2689, 0.7311]"),
        ("array([1, 2], dtype=int32)", "[1 2]"),
        ("Loss: 0.5000\nsteps: 3", "Loss: 0.5\n steps: 3"),
        ("6.70426255e-05", "6.70426255e-05"),
        ("None", "None"),
    ],
)
def test_texts_agree(printed: str, expected: str) -> None:
    assert agree(printed, expected)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("0.62", "0.625"),
        ("0.4723", "0.5"),
        ("[1. 2.]", "[1. 2. 3.]"),
        ("[[1. 2.]]", "[1. 2.]"),
        ("True", "1"),
        ("inf", "-inf"),
        ("two words", "two"),
        ("", "0"),
        ("1e-05", "1e-06"),
    ],
)
def test_texts_differ(printed: str, expected: str) -> None:
    assert not agree(printed, expected)


def test_a_value_is_that_of_its_text_to_the_decimals_that_the_test_prints() -> None:
    value = np.array([0.123456, 2.0])
    assert shows("[0.123 2.   ]", value, decimals=3, whole=True)
    assert not shows("[0.124 2.   ]", value, decimals=3, whole=True)
    assert not shows("[[0.123 2.   ]]", value, decimals=3, whole=True)


def test_words_of_the_test_may_stand_between_the_parts_of_a_value() -> None:
    assert shows("mean 0.5, std 0.29", (0.5, 0.2887), decimals=2, whole=False)
    assert not shows("mean 0.5, std 0.31", (0.5, 0.2887), decimals=2, whole=False)


def test_a_float32_is_compared_by_the_digits_that_it_is_printed_with() -> None:
    assert shows("[0.1]", np.array([0.1], dtype=np.float32), decimals=None, whole=True)
