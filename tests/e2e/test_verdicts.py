"""A reader solves a problem, and is told exactly what was wrong on the way."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .workbench import Workbench, solution, starter

PROBLEM = "problems/multi-head-attention/"
RIGHT = solution("multi-head-attention")


@pytest.fixture
def workbench(page: Page, site: str) -> Workbench:
    page.goto(site + PROBLEM)
    return Workbench(page)


def test_a_right_answer_passes_every_case(workbench: Workbench) -> None:
    assert workbench.check(RIGHT) == "pass"
    assert set(workbench.statuses()) == {"pass"}
    expect(workbench.element.get_by_role("status")).to_contain_text("tests pass")


@pytest.mark.parametrize(
    ("old", "new", "kind", "messages", "line"),
    [
        (
            "return merge_heads(softmax(scores) @ values)",
            "return merge_heads(softmax(scores) @ values).T",
            "wrong-shape",
            ["Wrong shape: got shape (", "transposed?"],
            None,
        ),
        (
            "/ np.sqrt(d / h)",
            "/ np.sqrt(d)",
            "wrong-values",
            ["Wrong values: ", "First at result[", "Largest"],
            None,
        ),
        (
            "queries @ keys.transpose(0, 2, 1)",
            "queries @ keys",
            "exception",
            ["ValueError", "matmul"],
            "scores = queries @ keys",
        ),
    ],
    ids=["wrong shape", "wrong values", "exception"],
)
def test_a_wrong_answer_is_told_what_is_wrong(
    workbench: Workbench, old: str, new: str, kind: str, messages: list[str], line: str | None
) -> None:
    code = edited(old, new)
    assert workbench.check(code) == "fail"
    told = workbench.results.locator(f"[data-kind={kind}]").first
    for message in messages:
        expect(told).to_contain_text(message)
    if line:
        told.locator("details").first.evaluate("details => { details.open = true }")
        jump_to(told, workbench, line_of(code, line))


def test_a_syntax_error_is_told_with_its_line(workbench: Workbench) -> None:
    code = edited(
        "return merge_heads(softmax(scores) @ values)", "return merge_heads(softmax(scores) @ values"
    )
    assert workbench.check(code) == "error"
    expect(workbench.results).to_contain_text("was never closed")
    assert set(workbench.statuses()) == {"skipped"}
    jump_to(workbench.results, workbench, line_of(code, "return merge_heads"))


def edited(old: str, new: str) -> str:
    """The right answer, with one mistake in it."""
    assert old in RIGHT
    return RIGHT.replace(old, new)


def line_of(code: str, text: str) -> int:
    return next(number for number, line in enumerate(code.splitlines(), 1) if text in line)


def jump_to(told: Locator, workbench: Workbench, line: int) -> None:
    """The message names the line, and leads to it in the editor."""
    told.get_by_role("button", name=f"line {line}").first.click()
    expect(workbench.editor).to_be_focused()
    expect(workbench.editor.locator(".cm-activeLine")).to_have_text(workbench.code().splitlines()[line - 1])


def test_one_failure_does_not_hide_the_rest(workbench: Workbench) -> None:
    """Forgetting the scale fails some cases and passes others, each in its author's order."""
    assert workbench.check(edited("/ np.sqrt(d / h)", "")) == "fail"
    assert {"fail", "pass"} <= set(workbench.statuses())


def test_hidden_cases_do_not_print_their_code(workbench: Workbench) -> None:
    workbench.check(edited("return merge_heads(", "return print("))
    hidden = workbench.tests.filter(has_text="hidden").all_text_contents()
    assert hidden
    for text in hidden:
        assert "multi_head_attention(" not in text
        assert "rng" not in text
    shown = workbench.tests.filter(has_not_text="hidden").first
    expect(shown).to_contain_text("multi_head_attention(")


def test_run_shows_what_the_code_prints_and_where_it_breaks(workbench: Workbench) -> None:
    assert "the answer is 42" in workbench.run("print('the answer is', 6 * 7)\n")
    told = workbench.run("x = 1\nx.nothing\n")
    assert "Line 2 raised AttributeError" in told


def test_a_draft_survives_a_reload_and_reset_can_be_undone(workbench: Workbench) -> None:
    workbench.write("mine = 1\n")
    workbench.wait_until_kept()
    workbench.page.reload()
    workbench.element.scroll_into_view_if_needed()
    expect(workbench.editor).to_contain_text("mine = 1")
    workbench.button("Reset").click()
    workbench.button("Put it back").click()
    expect(workbench.editor).not_to_contain_text("mine = 1")
    assert workbench.code().split() == starter("multi-head-attention").split()
    workbench.button("Undo").click()
    expect(workbench.editor).to_contain_text("mine = 1")
