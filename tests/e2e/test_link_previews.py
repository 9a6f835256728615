"""A link by name shows what it leads to, to mouse and keyboard, and goes away when it is told to."""

from playwright.sync_api import BrowserContext, Page, expect

DIVE = "dives/2026-11-18-optimizers/"
LINK = ".dive-text a[href*='topics/gradient-descent/']"


def test_a_preview_stays_while_the_mouse_is_on_it_and_escape_ends_it(page: Page, site: str) -> None:
    page.goto(site + DIVE)
    link, card = page.locator(LINK).first, page.locator("#link-preview")
    link.scroll_into_view_if_needed()
    before = page.evaluate("document.documentElement.scrollHeight")
    link.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Gradient Descent")
    expect(link).to_have_attribute("aria-describedby", "link-preview")
    assert page.evaluate("document.documentElement.scrollHeight") == before, "nothing moves"
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert link.get_attribute("aria-describedby") is None


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
