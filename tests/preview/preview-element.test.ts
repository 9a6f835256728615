// @vitest-environment jsdom
import { afterEach, beforeEach, expect, type Mock, test, vi } from "vitest";
import { PreviewElement } from "../../site_src/preview/preview-element";
import type { Said } from "../../site_src/preview/said";

const SAID: Said = {
  page: "a1",
  mistakes: [],
  trouble: "",
  mark: null,
  problems: [],
  unproved: [],
  ahead: [],
};

class Source extends EventTarget {
  close(): void {
    this.dispatchEvent(new Event("closed"));
  }
}

let preview: PreviewElement;
let reload: Mock<() => void>;
const shown = () => preview.shadowRoot?.textContent ?? "";

beforeEach(() => {
  vi.stubGlobal("EventSource", Source);
  vi.stubGlobal(
    "CSSStyleSheet",
    class {
      replaceSync(): void {}
    },
  );
  if (!customElements.get("divebell-preview")) customElements.define("divebell-preview", PreviewElement);
  preview = document.createElement("divebell-preview") as PreviewElement;
  preview.setAttribute("digest", "a1");
  preview.setAttribute("base", "/divebell-preview/");
  reload = vi.fn<() => void>();
  preview.reload = reload;
  document.body.append(preview);
});

afterEach(() => {
  preview.remove();
  vi.unstubAllGlobals();
});

test("a page that is another by now is loaded anew, and no other", () => {
  preview.show(SAID);
  expect(reload).not.toHaveBeenCalled();
  preview.show({ ...SAID, page: "b2" });
  expect(reload).toHaveBeenCalledOnce();
});

test("mistakes lie over the page until they are mended, and never as markup", () => {
  preview.show({ ...SAID, mistakes: [{ text: "content/x.md:3:1: <b>unknown</b>", docs: "" }] });
  expect(preview.shadowRoot?.querySelector("[role=alert] pre")?.textContent).toBe(
    "content/x.md:3:1: <b>unknown</b>",
  );
  preview.show(SAID);
  expect(preview.shadowRoot?.querySelector("[role=alert]")).toBeNull();
  expect(reload).not.toHaveBeenCalled();
});

test("a page that readers do not see yet is marked", () => {
  preview.show({ ...SAID, mark: { draft: false, day: "2026-11-24" } });
  expect(shown()).toContain("Will be published on 2026-11-24");
  preview.show({ ...SAID, mark: { draft: true, day: "2026-11-24" } });
  expect(shown()).toContain("Draft");
});

test("the state of a problem's proof is told, with why it is refused", () => {
  const problem = { title: "Softmax", url: "/problems/softmax/", seconds: null, mistakes: [], message: "" };
  preview.show({ ...SAID, problems: [{ ...problem, status: "proving" }] });
  expect(shown()).toContain("Softmax: being proved…");
  preview.show({ ...SAID, problems: [{ ...problem, status: "proved", seconds: 0.84 }] });
  expect(shown()).toContain("Softmax: proved in 0.8 s");
  const mistakes = [{ text: "problems/softmax/problem.yml:6:1: the solution fails", docs: "" }];
  preview.show({ ...SAID, problems: [{ ...problem, status: "refused", mistakes }] });
  expect(shown()).toContain("problem.yml:6:1: the solution fails");
});

test("the calendar ahead stays open while the page is told news", () => {
  const ahead = [{ title: "Deep", url: "/dives/2026-11-24-deep/", day: "2026-11-24", draft: false }];
  preview.show({ ...SAID, ahead });
  const details = preview.shadowRoot?.querySelector("details") as HTMLDetailsElement;
  expect(details.querySelector("a")?.getAttribute("href")).toBe("/dives/2026-11-24-deep/");
  details.open = true;
  details.dispatchEvent(new Event("toggle"));
  preview.show({ ...SAID, ahead, trouble: "something" });
  expect(preview.shadowRoot?.querySelector("details")?.open).toBe(true);
});
