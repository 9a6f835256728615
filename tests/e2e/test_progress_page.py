"""The page of a reader's progress: right numbers, honest days, and a file that carries everything."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from .axe import axe_finds
from .conftest import NewContext
from .workbench import Workbench

PROGRESS = "progress/"
PROBLEM = "problems/same-padding/"
GAP = re.compile(r"12\s*–\s*17 November 2026: 6 days")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
AT = "2026-11-18T10:00:00.000Z"
QUOTA = 100_000
BLOCKED = """
for (const name of ["indexedDB", "localStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
"""
FILL = """() => {
  for (let size = 1 << 20; size > 0; size >>= 5) {
    try { for (let n = 0; ; n++) localStorage.setItem(`fill-${size}-${n}`, "x".repeat(size)); } catch {}
  }
}"""


def problem(status: str) -> dict[str, str]:
    return {"status": status, "title": "A problem", "first": AT, "last": AT}


def progress(
    problems: Mapping[str, str], days: list[str], bookmarks: tuple[str, ...] = (), read: tuple[str, ...] = ()
) -> dict[str, object]:
    """Progress as the browser keeps it."""
    marks = {f"problem:{slug}": {"kind": "problem", "slug": slug, "title": slug} for slug in bookmarks}
    return {
        "version": 1,
        "problems": {slug: problem(status) for slug, status in problems.items()},
        "days": days,
        "read": dict.fromkeys(read, AT),
        "bookmarks": {key: {**mark, "since": AT} for key, mark in marks.items()},
        "opened": None,
    }


BEGUN = progress(
    {"conjugate-update": "solved", "same-padding": "tried"},
    ["2026-11-10", "2026-11-11", "2026-11-18", "2026-11-19"],
    bookmarks=("same-padding",),
    read=("2026-11-18-optimizers",),
)


def keep(page: Page, site: str, kept: Mapping[str, object]) -> None:
    """Let the browser keep this progress, and open its page."""
    page.goto(site + "about/")
    page.evaluate("text => localStorage.setItem('divebell:progress', text)", json.dumps(kept))
    page.goto(site + PROGRESS)


def write(page: Page, code: str) -> None:
    """Write code into the workbench of a problem's page, and wait until the browser keeps it."""
    workbench = Workbench(page)
    workbench.write(code)
    workbench.wait_until_kept()


def kept_file(progress: object, records: object = None) -> bytes:
    file = {"format": "divebell-kept", "version": 1, "saved": AT, "progress": progress}
    return json.dumps({**file, "records": records or {}, "assessments": {}}).encode()


def choose(page: Page, content: bytes, name: str = "mine.json") -> None:
    page.locator("divebell-kept input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}
    )


def bring(page: Page, path: Path) -> Locator:
    """Choose a file as a reader does; gives the question that follows."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring in a file").click()
    chooser.value.set_files(path)
    return page.get_by_role("region", name=f"Bring in {path.name}?")


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save it to a file").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=name, exact=True))


def cells(row: Locator) -> Locator:
    return row.get_by_role("cell")


def storage(page: Page) -> dict[str, str]:
    kept: dict[str, str] = page.evaluate("({...localStorage})")
    return kept


def test_a_reader_sees_how_far_and_on_which_days(page: Page, site: str) -> None:
    page.clock.set_fixed_time(NOON)
    keep(page, site, BEGUN)
    expect(page.locator(".pp-streak")).to_have_text("2 days in a row")
    expect(page.locator("divebell-days")).to_contain_text("Up to yesterday: today is still to come.")
    expect(cells(row(page, "Machine Learning"))).to_have_text(["1 of 6", "0", "0"])
    expect(cells(row(page, "Computer Vision"))).to_have_text(["0 of 3", "1", "1"])
    expect(cells(row(page, "Convolutional Networks"))).to_have_text(["0 of 2", "1", "1"])
    expect(cells(row(page, "Bayesian Methods").first)).to_have_text(["1 of 2", "0", "0"])
    expect(cells(row(page, "Computer Vision Basics"))).to_have_text(["0 of 3", "1", "1"])
    expect(cells(row(page, "Easy"))).to_have_text(["1 of 9", "0", "0"])
    expect(page.locator("[data-sum]")).to_have_text(["1", "1", "1", "1"])
    row(page, "Convolutional Networks").get_by_role("link").click()
    expect(page.locator("#convolutional-networks, :target")).to_be_visible()


def test_the_calendar_says_each_day_and_the_gaps_are_listed(page: Page, site: str) -> None:
    page.clock.set_fixed_time(NOON)
    keep(page, site, BEGUN)
    calendar = page.get_by_role("region", name="Calendar of your days")
    expect(calendar.locator("[data-day]")).to_have_count(52 * 7 - 2)
    expect(calendar.get_by_role("cell", name="19 November 2026: counted", exact=True)).to_have_count(1)
    expect(calendar.get_by_role("cell", name="12 November 2026: missed", exact=True)).to_have_count(1)
    expect(calendar.get_by_role("cell", name="20 November 2026: today, still to come")).to_have_count(1)
    expect(calendar.get_by_role("row")).to_have_count(8)
    page.get_by_text("6 days missed in these weeks").click()
    expect(page.get_by_role("listitem").filter(has_text=GAP)).to_be_visible()
    expect(page.get_by_role("button", name="Earlier")).to_be_hidden()


def test_earlier_years_can_be_turned_to_by_keyboard_and_the_calendar_scrolls_in_itself(
    new_context: NewContext, site: str
) -> None:
    page = new_context(viewport={"width": 360, "height": 800}).new_page()
    page.clock.set_fixed_time(NOON)
    year_ago = date(2026, 11, 20) - timedelta(days=365)
    keep(page, site, progress({}, [year_ago.isoformat(), "2026-11-20"]))
    calendar = page.get_by_role("region", name="Calendar of your days")
    calendar.focus()
    before = calendar.evaluate("box => box.scrollLeft")
    assert before > 0
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "([box, before]) => box.scrollLeft < before", arg=[calendar.element_handle(), before]
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("button", name="Earlier").focus()
    page.keyboard.press("Enter")
    expect(calendar.get_by_role("cell", name="20 November 2025: counted")).to_have_count(1)
    expect(page.get_by_role("button", name="Later")).to_be_focused()


@pytest.mark.parametrize(
    ("zone", "today"),
    [("Pacific/Kiritimati", "21 November"), ("Pacific/Pago_Pago", "20 November")],
)
def test_a_day_is_the_reader_s_own(new_context: NewContext, site: str, zone: str, today: str) -> None:
    page = new_context(timezone_id=zone).new_page()
    page.clock.set_fixed_time(NOON)
    keep(page, site, BEGUN)
    name = f"{today} 2026: today, still to come"
    expect(page.get_by_role("cell", name=name)).to_have_count(1)
    expect(page.locator("divebell-days")).to_contain_text(zone)


def test_a_new_reader_is_helped_to_begin(page: Page, site: str) -> None:
    page.goto(site + PROGRESS)
    begin = page.get_by_role("region", name="Nothing here yet")
    link = begin.get_by_role("link", name=re.compile("^Solve "))
    problem = link.inner_text().removeprefix("Solve ").strip()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(problem)
    page.goto(site + PROGRESS)
    expect(page.get_by_role("button", name="Save it to a file")).to_be_disabled()
    expect(page.locator("divebell-kept")).to_contain_text("Nothing is kept yet.")


def test_without_javascript_the_page_says_what_it_needs(new_context: NewContext, site: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + PROGRESS)
    assert "scripts are off" in (page.locator("noscript").first.text_content() or "")
    expect(cells(row(page, "Machine Learning")).first).to_have_text("of 6")


def test_a_file_takes_everything_to_another_browser(
    page: Page, new_context: NewContext, site: str, tmp_path: Path
) -> None:
    page.goto(site + PROBLEM)
    write(page, "mine = 1\n")
    keep(page, site, BEGUN)
    path = save(page, tmp_path)
    other = new_context().new_page()
    other.goto(site + PROBLEM)
    write(other, "theirs = 2\n")
    other.goto(site + PROGRESS)

    question = bring(other, path)
    expect(question.get_by_role("heading")).to_be_focused()
    for gain in ("1 more problem solved", "1 more problem tried", "4 more days", "1 more bookmark"):
        expect(question).to_contain_text(gain)
    expect(question).to_contain_text("1 draft differs from yours")
    question.get_by_role("button", name="Leave it").click()
    expect(other.get_by_role("status").filter(has_text="Nothing was changed.")).to_be_visible()
    assert "conjugate-update" not in storage(other)["divebell:progress"]

    bring(other, path).get_by_role("button", name="Bring it in").click()
    expect(other.get_by_text(f"{path.name} has been brought in.")).to_be_visible()
    expect(cells(row(other, "Machine Learning"))).to_have_text(["1 of 6", "0", "0"])
    bring(other, path)
    expect(other.get_by_text("is here already. Nothing was changed.")).to_be_visible()

    other.goto(site + PROBLEM)
    workbench = Workbench(other)
    workbench.turn_to()
    expect(workbench.editor).to_contain_text("theirs = 2")
    workbench.button("History").click()
    expect(workbench.element.get_by_role("region", name="Your earlier code")).to_contain_text("mine = 1")


def test_what_was_saved_before_everything_was_forgotten_comes_back_as_it_was(
    page: Page, site: str, tmp_path: Path
) -> None:
    page.goto(site + PROBLEM)
    write(page, "mine = 1\n")
    keep(page, site, BEGUN)
    before = json.loads(save(page, tmp_path).read_text())
    page.get_by_role("button", name="Forget everything").click()
    question = page.get_by_role("region", name="Forget everything?")
    for lost in ("1 problem solved", "4 days", "1 draft"):
        expect(question).to_contain_text(lost)
    question.get_by_role("button", name="Forget it all").click()
    expect(page.get_by_role("status").filter(has_text="Everything is forgotten.")).to_be_visible()
    expect(page.get_by_role("region", name="Nothing here yet")).to_be_visible()
    expect(page.locator(".dp-notice")).to_have_count(0)
    assert [key for key in storage(page) if key != "divebell:scheme"] == []

    (path,) = tmp_path.iterdir()
    bring(page, path).get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("has been brought in.")).to_be_visible()
    after = json.loads(save(page, tmp_path).read_text())
    assert {**after, "saved": None} == {**before, "saved": None}
    assert list(before["records"]) == ["same-padding"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "damaged"),
        (b"\x89PNG\r\n", "damaged"),
        (kept_file(BEGUN)[:-40], "damaged"),
        (kept_file([]), "damaged"),
        (b'{"format": "another"}', "not a file saved from"),
        (kept_file(BEGUN).replace(b'"version": 1', b'"version": 2', 1), "later version"),
    ],
    ids=["empty", "picture", "cut off", "shape", "another", "later"],
)
def test_what_is_no_such_file_is_refused_and_nothing_changes(
    page: Page, site: str, content: bytes, reason: str
) -> None:
    keep(page, site, BEGUN)
    before = storage(page)
    choose(page, content)
    expect(page.get_by_role("alert")).to_contain_text(reason)
    expect(page.locator(".pp-question")).to_have_count(0)
    assert storage(page) == before


def test_a_file_that_is_too_large_is_not_even_read(page: Page, site: str) -> None:
    page.goto(site + PROGRESS)
    # Made in the page: to hand it over would take longer than all the rest.
    page.locator("divebell-kept input[type=file]").evaluate("""input => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(20_000_001)], "large.json"));
      input.files = files.files;
      input.dispatchEvent(new Event("change"));
    }""")
    expect(page.get_by_role("alert")).to_contain_text("larger than 20 MB")


def test_of_a_hostile_file_no_markup_is_taken_and_what_is_left_out_is_said(page: Page, site: str) -> None:
    page.goto(site + PROGRESS)
    hostile = progress({"same-padding": "solved", "../../evil": "solved"}, ["2026-11-19", "<b>"])
    hostile["opened"] = {"kind": "problem", "slug": "heads", "title": "<img src=x onerror=alert(1)>"}
    choose(page, kept_file(hostile), "<img src=x>.json")
    question = page.locator(".pp-question")
    expect(question).to_contain_text("2 entries of the file cannot be read")
    question.get_by_role("button", name="Bring it in").click()
    expect(page.locator("divebell-days")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)
    assert list(json.loads(storage(page)["divebell:progress"])["problems"]) == ["same-padding"]


def test_where_records_have_no_room_nothing_is_brought_in(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    session = context.new_cdp_session(page)
    origin = site.removesuffix("/divebell/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": QUOTA})
    keep(page, site, progress({"same-padding": "tried"}, ["2026-11-19"]))
    before = storage(page)
    record = {"draft": "x" * 2 * QUOTA, "starter": "", "checks": 1, "solved": True, "history": []}
    choose(page, kept_file(BEGUN, {"same-padding": record}))
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("alert")).to_contain_text("no room left for this site, so nothing was brought in")
    assert storage(page) == before
    expect(cells(row(page, "Easy")).first).to_have_text("0 of 9")


def test_where_the_plain_storage_is_full_nothing_is_brought_in(page: Page, site: str) -> None:
    keep(page, site, progress({"same-padding": "tried"}, ["2026-11-19"]))
    page.evaluate(FILL)
    before = storage(page)
    record = {"draft": "brought", "starter": "", "checks": 1, "solved": True, "history": []}
    choose(page, kept_file(BEGUN, {"same-padding": record}))
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("alert")).to_contain_text("no room left for this site, so nothing was brought in")
    assert storage(page) == before
    expect(page.locator("divebell-kept")).not_to_contain_text("draft")


def test_a_full_storage_is_said_where_progress_is_made(page: Page, site: str) -> None:
    page.goto(site + "about/")
    page.evaluate(FILL)
    page.goto(site + PROBLEM)
    page.get_by_role("button", name="Bookmark Same Padding").click()
    expect(page.get_by_text("This browser has no room left for this site")).to_be_visible()


def test_records_without_room_are_said_and_the_draft_is_there_again(
    page: Page, context: BrowserContext, site: str
) -> None:
    session = context.new_cdp_session(page)
    origin = site.removesuffix("/divebell/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": QUOTA})
    page.goto(site + PROBLEM)
    workbench = Workbench(page)
    workbench.write(f"large = 1  # {'x' * 150_000}")
    expect(workbench.element).to_contain_text("no room left to keep drafts")
    page.reload()
    expect(workbench.editor).to_contain_text("large = 1")


def test_a_storage_that_is_wiped_under_an_open_page_is_said(
    page: Page, context: BrowserContext, site: str
) -> None:
    keep(page, site, BEGUN)
    expect(page.locator(".pp-streak")).to_be_visible()
    session = context.new_cdp_session(page)
    origin = site.removesuffix("/divebell/")
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    expect(page.get_by_text("What this browser kept for this site has been cleared.")).to_be_visible()
    expect(page.get_by_role("region", name="Nothing here yet")).to_be_visible()
    choose(page, kept_file(BEGUN))
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("mine.json has been brought in.")).to_be_visible()
    expect(cells(row(page, "Machine Learning")).first).to_have_text("1 of 6")


def test_a_workbench_goes_on_after_a_wipe(page: Page, context: BrowserContext, site: str) -> None:
    page.goto(site + PROBLEM)
    write(page, "before = 1\n")
    session = context.new_cdp_session(page)
    origin = site.removesuffix("/divebell/")
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    expect(page.get_by_text("What this browser kept for this site has been cleared.")).to_be_visible()
    write(page, "after = 2\n")
    page.reload()
    expect(Workbench(page).editor).to_contain_text("after = 2")


def test_where_storage_is_refused_the_page_says_so(page: Page, site: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(site + PROGRESS)
    expect(page.locator("divebell-kept")).to_contain_text("This browser keeps nothing for this site")
    expect(page.get_by_role("button", name="Save it to a file")).to_be_disabled()
    choose(page, kept_file(BEGUN))
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("alert")).to_contain_text("so nothing was brought in")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(new_context: NewContext, site: str, scheme: str) -> None:
    page = new_context(color_scheme="dark" if scheme == "dark" else "light").new_page()
    page.clock.set_fixed_time(NOON)
    keep(page, site, progress({"same-padding": "tried"}, ["2024-11-19", "2026-11-19"]))
    page.locator(".pp-gaps summary").click()
    assert axe_finds(page) == []
    choose(page, kept_file(BEGUN))
    expect(page.locator(".pp-question")).to_be_visible()
    assert axe_finds(page) == []
    choose(page, b"{")
    expect(page.get_by_role("alert")).to_contain_text("damaged")
    assert axe_finds(page) == []
