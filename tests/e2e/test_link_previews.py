"""A link by name shows what it leads to, to mouse and keyboard, and goes away when it is told to."""

from playwright.sync_api import BrowserContext, Page, expect

DIVE = "dives/2026-11-18-optimizers/"
LINK = ".dive-text a[href*='topics/gradient-descent/']"
MOVES = """card => {
    const height = () => document.documentElement.scrollHeight;
    const shown = height();
    card.hidePopover();
    const without = height();
    card.showPopover();
    return shown - without;
}"""
"""By how many pixels the card makes the page higher, at one moment: while it loads a page grows by itself."""


def test_a_preview_stays_while_the_mouse_is_on_it_and_escape_ends_it(page: Page, site: str) -> None:
    page.goto(site + DIVE)
    link, card = page.locator(LINK).first, page.locator("#link-preview")
    link.scroll_into_view_if_needed()
    link.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Gradient Descent")
    expect(link).to_have_attribute("aria-describedby", "link-preview")
    assert card.evaluate(MOVES) == 0
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).not_to_have_attribute("aria-describedby", "link-preview")


def test_the_focus_shows_it_and_takes_it_along(page: Page, site: str) -> None:
    page.goto(site + DIVE)
    page.keyboard.press("Tab")
    page.locator(LINK).first.focus()
    expect(page.locator("#link-preview")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#link-preview")).to_be_hidden()


def test_nothing_is_fetched_before_and_a_finger_gets_none(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site + DIVE)
    page.locator(LINK).first.dispatch_event("pointerover", {"pointerType": "touch", "bubbles": True})
    page.locator(".citation a").first.hover()
    page.wait_for_timeout(600)
    assert not [url for url in fetched if "previews/" in url]
