"""Whatever a stranger writes, converting it ends, and nothing of it runs when the site is built."""

from hypothesis import example, given
from hypothesis import strategies as st

from divebell.importing.conversion import convert
from divebell.importing.draft import Prose
from divebell.importing.printed import agree, shows
from divebell.importing.prose import convert_prose
from divebell.library import Text
from divebell.render.blocks.block import Block
from divebell.render.scan import Citation, Reference, scan

PIECES = (
    "$", "$$", "\\(", "\\)", "\\[", "\\]", "`", "```", "~~~", '```python exec="output"\n', "- ", "1. ",
    "# ", "  ", "\t", "\n", "\n\n", "{", "}", "{: .x }", "<b>", "</b>", "<script>", "<!--", "-->",
    "[[topic:a]]", "[@a]", "[a](b)", "![a](b)", "\\frac{1}{2}", "x_1", "\\", "text", "é", "|", "---", "exec",
)  # fmt: skip
markdown = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-99, 99)
    | st.floats(-99, 99).map(lambda x: round(x, 3))
    | st.text("ab ,"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", min_size=1), inner, max_size=2),
    max_leaves=8,
)


@given(markdown)
@example('$$```python exec="output"\n')
@example(r"$\([[topic:a]]$`")
def test_no_block_and_no_reference_of_a_stranger_is_ours(text: str) -> None:
    converted, _ = convert_prose((Prose("learn.md", 1, text),))
    inserts = scan(Text("learn.md", 1, converted)).inserts
    assert not [insert for insert in inserts if isinstance(insert, Block | Citation | Reference)]


@given(values)
def test_a_value_agrees_with_its_own_text_and_is_shown_by_it(value: object) -> None:
    assert agree(str(value), str(value))
    assert shows(str(value), value, decimals=None, whole=True)


@given(st.text("fx()[]\n =:1,.'#é", max_size=40))
def test_a_test_is_converted_or_is_not_python(code: str) -> None:
    try:
        compile(code, "test", "exec")
    except (SyntaxError, ValueError):
        return
    for conversion in convert(code):
        for reading in conversion.readings:
            compile(reading.given, "given", "exec")
            compile(reading.call, "call", "eval")
