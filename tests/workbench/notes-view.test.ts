// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from "vitest";
import { NotesView } from "../../site_src/workbench/notes-view";

let place: HTMLElement;
let asker: HTMLButtonElement;
beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
    },
  ); // jsdom lays nothing out
  place = document.createElement("div");
  asker = document.createElement("button");
  document.body.replaceChildren(asker, place);
});

function template(html: string): HTMLTemplateElement {
  const made = document.createElement("template");
  made.innerHTML = html;
  return made;
}

const QUESTION = { text: "Sure?", confirm: "Yes", cancel: "No" };
const press = (label: string) =>
  [...place.querySelectorAll("button")].find((each) => each.textContent === label)?.click();

test("hints come one at a time, in order", () => {
  const notes = new NotesView(place, template("<ol><li>First</li><li><em>Second</em></li></ol>"), null);
  expect(place.textContent).toBe("");
  expect(notes.showHint()).toBe("Hint 1 of 2: First");
  expect(place.textContent).not.toContain("Second");
  notes.showHint();
  expect(place.querySelector("em")?.textContent).toBe("Second");
  expect(notes.hints).toEqual({ shown: 2, total: 2 });
  expect(notes.showHint()).toBe("");
});

test("a question takes the focus; declined, it gives it back and nothing is done", () => {
  const notes = new NotesView(place, null, null);
  const confirmed = vi.fn();
  notes.ask({ ...QUESTION, confirmed }, asker);
  expect(document.activeElement?.textContent).toBe("Yes");
  press("No");
  expect(document.activeElement).toBe(asker);
  expect(place.querySelector("[role=group]")).toBeNull();
  expect(confirmed).not.toHaveBeenCalled();
});

test("Escape declines", () => {
  const notes = new NotesView(place, null, null);
  notes.ask({ ...QUESTION, confirmed: vi.fn() }, asker);
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(document.activeElement).toBe(asker);
});

test("accepted, it does what was asked, once", () => {
  const notes = new NotesView(place, null, null);
  const confirmed = vi.fn();
  notes.ask({ ...QUESTION, confirmed }, asker);
  press("Yes");
  expect(confirmed).toHaveBeenCalledOnce();
  expect(place.querySelector("[role=group]")).toBeNull();
});

test("a second question takes the place of the first", () => {
  const notes = new NotesView(place, null, null);
  notes.ask({ ...QUESTION, confirmed: vi.fn() }, asker);
  notes.ask({ ...QUESTION, text: "Really?", confirmed: vi.fn() }, asker);
  expect(place.querySelectorAll("[role=group]")).toHaveLength(1);
});

test("the explanation is not in the page's text until it is shown", () => {
  const notes = new NotesView(place, null, template("<p>Divide by the root.</p>"));
  expect(notes.hasExplanation).toBe(true);
  expect(place.textContent).not.toContain("Divide");
  notes.showExplanation(() => "");
  expect(place.textContent).toContain("Divide by the root.");
});
