// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { OutputView } from "../../site_src/workbench/output-view";
import { source } from "./samples";

let region: HTMLElement;
beforeEach(() => {
  region = document.createElement("section");
});

const DONE = { error: null, tampered: null, durationMs: 3 };

test("shows what is printed as it comes, as text", () => {
  const view = new OutputView(region, source(""));
  view.printed("<b>one</b>\n");
  view.printed("two\n");
  expect(region.querySelector("pre")?.textContent).toBe("<b>one</b>\ntwo\n");
});

test("cuts a flood, and says so once", () => {
  const view = new OutputView(region, source(""));
  for (let block = 0; block < 100; block += 1) view.printed("x".repeat(4_096));
  expect(region.querySelector("pre")?.textContent?.length).toBe(64_000);
  expect(region.querySelectorAll(".wb-warning")).toHaveLength(1);
});

test("code that prints nothing is told so", () => {
  const [said] = new OutputView(region, source("")).concluded(DONE);
  expect(said).toContain("printed nothing");
});

test("an error is shown with its place", () => {
  const error = {
    kind: "exception",
    message: "Line 1 raised NameError: x",
    hints: [],
    line: 1,
    column: 1,
    endColumn: 2,
    code: "x",
    traceback: "Traceback",
  };
  const [own, told] = new OutputView(region, source("x")).concluded({ ...DONE, error });
  expect(own).toBe("Your code raised an error. ");
  // Whatever the page is in, what the judge says is in English.
  expect(told).toMatchObject({ lang: "en", textContent: error.message });
  expect(region.querySelector<HTMLElement>(".wb-message")?.lang).toBe("en");
  expect(region.querySelector("button")?.textContent).toBe("Line 1");
});
