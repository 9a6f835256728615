// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import "../../site_src/filters/filters";

const COUNTRIES = ["DE", "FR", "JP"];

/** A page with a list of `count` items, as the templates write it. */
function page(count: number): void {
  const items = Array.from({ length: count }, (_, index) => {
    const country = COUNTRIES[index % 3];
    return `<li data-item data-text="posting ${index} at münchen" data-country="${country}" data-status="new"
      data-remote="${index % 2 ? "yes" : "no"}" data-salary="${index * 100}" data-date="2026-11-${String((index % 28) + 1).padStart(2, "0")}">
      <a href="${index}/">${index}</a></li>`;
  });
  const box = (name: string, value: string) =>
    `<label><input type="checkbox" name="${name}" value="${value}"> ${value} <span data-count></span></label>`;
  document.body.innerHTML = `<divebell-filter data-key="jobs">
    <form>
      <label>Search <input type="search" name="q"></label>
      <label>Sort <select name="sort"><option value="salary-asc"></option><option value="salary-desc"></option></select></label>
      <fieldset data-facet="country">${COUNTRIES.map((each) => box("country", each)).join("")}</fieldset>
      <fieldset data-facet="status">${["new", "solved"].map((each) => box("status", each)).join("")}</fieldset>
      <select name="remote"><option value="">Any</option><option value="yes">Yes</option><option value="no">No</option></select>
      <input type="number" name="salary" data-min="salary">
    </form>
    <p data-summary aria-live="polite">${count} postings</p>
    <ol data-items>${items.join("")}</ol></divebell-filter>`;
}

const find = <Kind extends HTMLElement>(selector: string) => {
  const found = document.querySelector<Kind>(selector);
  if (!found) throw new Error(selector);
  return found;
};
const shown = () =>
  [...document.querySelectorAll<HTMLElement>("[data-item]")].filter(({ hidden }) => !hidden);
const numbers = () => shown().map((each) => Number(each.textContent));
const summary = () => find("[data-summary]").textContent;
const count = (value: string) => find(`label:has([value=${value}]) [data-count]`).textContent;
const press = (label: string) =>
  [...document.querySelectorAll("button")]
    .find((each) => each.textContent === label && !each.hidden)
    ?.click();

function type(text: string): void {
  const field = find<HTMLInputElement>("[name=q]");
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function select(name: string, value: string): void {
  const field = find<HTMLSelectElement>(`select[name=${name}]`);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

test("what is over leaves by itself, and is counted nowhere", () => {
  page(4);
  const whole = find("divebell-filter");
  whole.remove(); // it is put back as a page would come: the items' days known before the element is
  const days = ["2020-01-01", "9999-12-31", "2020-01-02", "2020-01-03"];
  for (const [place, item] of [...whole.querySelectorAll<HTMLElement>("[data-item]")].entries()) {
    item.dataset.until = days[place];
  }
  const summaryText = whole.querySelector<HTMLElement>("[data-summary]");
  if (summaryText) summaryText.dataset.noun = "posting";
  document.body.innerHTML = whole.outerHTML;
  expect(numbers()).toEqual([1]);
  expect(summary()).toBe("1 posting");
  expect(["DE", "FR", "JP"].map(count)).toEqual(["0", "1", "0"]);
});

beforeEach(() => {
  document.querySelector("divebell-filter")?.remove();
  history.replaceState(null, "", "/jobs/");
});

test("choosing shows what is left, says how many, and puts it into the address", () => {
  page(9);
  expect(summary()).toBe("9 postings");
  find("[value=DE]").click();
  expect(numbers()).toEqual([0, 3, 6]);
  expect(summary()).toBe("3 of 9 postings");
  expect(location.search).toBe("?country=DE");
  expect(count("FR")).toBe("3");
  find("[value=FR]").click();
  expect(numbers()).toEqual([0, 1, 3, 4, 6, 7]);
});

test("an address opens the list as it was shared", () => {
  history.replaceState(null, "", "/jobs/?country=DE&remote=yes&q=MUNCHEN&sort=salary-desc#list");
  page(20);
  expect(numbers()).toEqual([15, 9, 3]);
  expect(find<HTMLInputElement>("[value=DE]").checked).toBe(true);
  expect(find<HTMLSelectElement>("[name=remote]").value).toBe("yes");
  expect(find<HTMLInputElement>("[name=q]").value).toBe("MUNCHEN");
});

test("back undoes a choice, and forward makes it again", async () => {
  page(9);
  find("[value=DE]").click();
  find("[value=FR]").click();
  history.back();
  await vi.waitFor(() => expect(summary()).toBe("3 of 9 postings"));
  expect(find<HTMLInputElement>("[value=FR]").checked).toBe(false);
  history.forward();
  await vi.waitFor(() => expect(summary()).toBe("6 of 9 postings"));
});

test("a word typed is one step back, not one for each letter", () => {
  page(9);
  const before = history.length;
  for (const text of ["p", "po", "posting 4"]) type(text);
  expect(history.length).toBe(before + 1);
  expect(location.search).toBe("?q=posting+4");
  expect(numbers()).toEqual([4]);
});

test("nothing found is said, and one button asks for everything again", () => {
  page(9);
  type("no such thing");
  select("sort", "salary-desc");
  expect(shown()).toEqual([]);
  expect(summary()).toBe("None of 9 postings");
  press("Clear filters");
  expect(summary()).toBe("9 postings");
  expect(location.search).toBe("?sort=salary-desc");
  expect(document.activeElement).toBe(find("[name=q]"));
  expect(find(".df-clear").hidden).toBe(true);
});

test("a long list comes in pages, and the focus goes on where it grew", () => {
  page(250);
  expect(shown()).toHaveLength(100);
  press("Show 100 more");
  expect(shown()).toHaveLength(200);
  expect(document.activeElement?.textContent).toBe("100");
  press("Show 50 more");
  expect(shown()).toHaveLength(250);
  expect(find(".df-more").hidden).toBe(true);
});

test("another demand starts again with the first page", () => {
  page(250);
  press("Show 100 more");
  select("remote", "no");
  expect(shown()).toHaveLength(100);
});

test("an order moves the items, and the first page is of the new order", () => {
  page(250);
  select("sort", "salary-desc");
  expect(numbers().slice(0, 3)).toEqual([249, 248, 247]);
  select("sort", "salary-asc");
  expect(numbers().slice(0, 3)).toEqual([0, 1, 2]);
});

test("a select's options say their counts too", () => {
  page(9);
  find("[value=DE]").click();
  expect(find("option[value=yes]").textContent).toBe("Yes (1)");
});

test("an item that changes under a facet moves to where it belongs", async () => {
  page(9);
  find("[value=solved]").click();
  expect(shown()).toEqual([]);
  find("[data-item]:nth-child(5)").dataset.status = "solved";
  await vi.waitFor(() => expect(numbers()).toEqual([4]));
  expect(count("new")).toBe("8");
});
