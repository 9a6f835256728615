"""Parts of the problems."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divebell.verify import Shard


@settings(deadline=None)
@given(st.lists(st.text(), max_size=40, unique=True), st.integers(1, 12))
def test_every_slug_is_in_one_part(slugs: list[str], count: int) -> None:
    parts = [Shard(number, count).of(slugs) for number in range(1, count + 1)]
    assert sorted(slug for part in parts for slug in part) == sorted(slugs)
    assert parts == [Shard(number, count).of(reversed(slugs)) for number in range(1, count + 1)]
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_parts_take_turns() -> None:
    assert Shard.parse("2/3").of(["e", "d", "c", "b", "a"]) == ["b", "e"]
    assert str(Shard.parse("2/3")) == "2/3"


@pytest.mark.parametrize(
    "text", ["", "1", "0/3", "4/3", "1/0", "-1/3", "a/b", "1/3/4", "1.0/3", "1 /3", "²/3"]
)
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no part such as 2/3"):
        Shard.parse(text)
