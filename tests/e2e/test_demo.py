"""Interactive demos: nothing moves before they are touched; then the figure follows the controls."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .axe import axe_finds
from .conftest import NewContext
from .holding import holding
from .test_offline import Visit, visit  # noqa: F401  # a fixture
from .workbench import START

TOPIC = "topics/softmax/"


def demo_of(page: Page) -> Locator:
    return page.locator("divebell-demo").first


def sentence(demo: Locator) -> Locator:
    return demo.locator(".demo-description")


def test_a_slider_redraws_the_figure_and_reset_brings_the_first_back(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + TOPIC)
    page.wait_for_load_state("networkidle")
    demo = demo_of(page)
    figure = demo.locator(".figure-svg")
    still = figure.inner_html()
    assert [url for url in asked if "/runtime/" in url or "sandbox" in url or "artist" in url] == []

    slider = demo.get_by_role("slider", name="Temperature")
    slider.focus()
    assert [url for url in asked if "/runtime/" in url] == [], "the focus alone asks for nothing"
    with holding(page, "**/*.wasm.gz"):
        page.keyboard.press("ArrowRight")
        expect(demo).to_have_attribute("data-state", "loading")
        assert figure.inner_html() == still, "the figure stands until another is there"
    expect(sentence(demo)).to_contain_text("2.48 times", timeout=START)
    assert figure.inner_html() != still
    expect(slider).to_have_attribute("aria-valuetext", "1.1")
    expect(figure).to_have_accessible_name(
        "The first probability is 2.48 times the second: e to the power of 1/1.1. "
        "(Temperature: 1.1, Added to every score: 0)"
    )
    expect(demo.locator("[aria-live=polite]")).to_contain_text("Temperature: 1.1")
    # Moved on and on: what is drawn in the end is the last value.
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    expect(sentence(demo)).to_contain_text("1/2.", timeout=START)
    demo.get_by_role("button", name="Reset").click()
    expect(sentence(demo)).to_contain_text("2.72 times")
    assert figure.inner_html() == still


COPY = """(demo, [old, broken]) => {
    window.asItWas ??= demo.cloneNode(true);
    const copy = window.asItWas.cloneNode(true);
    const code = copy.querySelector(".demo-code code");
    code.textContent = code.textContent.replace(old, broken);
    copy.querySelector(".demo-foot").replaceChildren();
    demo.replaceWith(copy);
}"""


def test_what_goes_wrong_is_told_and_the_next_move_draws_again(page: Page, site: str) -> None:
    page.goto(site + TOPIC)
    demo = demo_of(page)
    wrong = {
        "scores = 1 / (temperature - 1.1)": "division by zero",
        "__import__('os')._exit(0)": "Python ended while it drew",
    }
    for code, told in wrong.items():
        demo.evaluate(COPY, ["z = (scores", f"if temperature == 1.1:\n    {code}\nz = (scores"])
        demo.get_by_role("slider", name="Temperature").press("ArrowRight")
        expect(demo.locator(".demo-status")).to_contain_text(told, timeout=START)
        expect(demo).to_have_attribute("data-state", "failed")
        page.keyboard.press("ArrowRight")
        expect(sentence(demo)).to_contain_text("1/1.2", timeout=START)
        expect(demo.locator(".demo-status")).to_be_empty()


def test_it_works_without_a_network_once_it_has_been_used(visit: Visit) -> None:  # noqa: F811  # the fixture
    visit.go(TOPIC)
    visit.wait_for_worker()
    visit.go(TOPIC)
    demo = demo_of(visit.page)
    demo.get_by_role("slider", name="Temperature").press("ArrowRight")
    expect(sentence(demo)).to_contain_text("1/1.1", timeout=START)
    visit.wait_until_kept()
    visit.switch_off()
    visit.go(TOPIC)
    demo.get_by_role("slider", name="Temperature").press("ArrowLeft")
    expect(sentence(demo)).to_contain_text("1/0.9", timeout=START)


def test_without_javascript_the_figure_the_sentence_and_the_code_are_there(
    new_context: NewContext, site: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + TOPIC)
    demo = demo_of(page)
    expect(demo.locator(".figure-svg")).to_be_visible()
    expect(sentence(demo)).to_be_visible()
    expect(demo.get_by_role("slider").first).to_be_hidden()
    demo.get_by_text("Python", exact=True).click()
    expect(demo.get_by_text("np.exp(z - z.max())")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [TOPIC, "topics/same-convolution/", "topics/multi-head-attention/"])
def test_axe_finds_nothing(new_context: NewContext, site: str, path: str, scheme: str) -> None:
    page = new_context(
        viewport={"width": 360, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    ).new_page()
    page.goto(site + path)
    if page.locator("divebell-walkthrough").count() > 0:
        page.get_by_role("button", name="Code so far").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_finds(page) == []
