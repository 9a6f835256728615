// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Engine, Finds, Found } from "../../site_src/search/engine";
import { pieces } from "../../site_src/search/excerpt";
import { messages } from "../../site_src/search/messages";
import { dateText, resultItem } from "../../site_src/search/results-view";
import { PAUSE, Searching, STEP, type State } from "../../site_src/search/searching";
import { asksForSearch } from "../../site_src/search/shortcut";

describe("an excerpt", () => {
  test("marks what was looked for, and shows characters of code as they are", () => {
    expect(pieces("if <mark>softmax</mark> &lt; 1 &amp;&amp; x")).toEqual([
      { text: "if ", marked: false },
      { text: "softmax", marked: true },
      { text: " < 1 && x", marked: false },
    ]);
  });

  test("unescapes once only", () => {
    expect(pieces("&amp;lt;mark&amp;gt;")).toEqual([{ text: "&lt;mark&gt;", marked: false }]);
  });
});

describe("a result", () => {
  const found: Found = {
    url: "/divebell/dives/x/",
    excerpt: "<img src=x onerror=alert(1)> <mark>soft</mark> &lt;b&gt;",
    meta: { title: "<b>Softmax</b>", kind: "dive", date: "2026-11-20" },
  };

  test("is a link that makes no markup of its texts", () => {
    const item = resultItem(found);
    expect(item.querySelector("a")?.getAttribute("href")).toBe(found.url);
    expect(item.querySelector("img, b")).toBeNull();
    expect(item.querySelector(".ds-result-title")?.textContent).toBe("<b>Softmax</b>");
    expect([...item.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["soft"]);
    expect(item.querySelector(".ds-result-facts")?.textContent).toBe("Dive · 20 November 2026");
  });

  test.each([
    ["2026-11-20", "20 November 2026"],
    ["2016", "2016"],
    [undefined, ""],
  ])("says the date %s as %s", (date, text) => expect(dateText(date)).toBe(text));
});

describe("the key", () => {
  function pressed(target: Element, init: KeyboardEventInit = {}): boolean {
    document.body.replaceChildren(target);
    let asks = false;
    const listen = (event: Event) => {
      asks = asksForSearch(event as KeyboardEvent);
    };
    document.addEventListener("keydown", listen);
    target.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, ...init }));
    document.removeEventListener("keydown", listen);
    return asks;
  }

  function made(html: string): Element {
    const holder = document.createElement("div");
    holder.innerHTML = html;
    return holder.firstElementChild as Element;
  }

  test.each(["<p></p>", "<button></button>", "<a href='#'></a>", "<p contenteditable=false></p>"])(
    "opens the search from %s",
    (html) => expect(pressed(made(html))).toBe(true),
  );
  test.each(["<input>", "<textarea></textarea>", "<select></select>", "<div contenteditable></div>"])(
    "is a character in %s",
    (html) => expect(pressed(made(html))).toBe(false),
  );
  test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { key: "?" }])("is not %o", (init) =>
    expect(pressed(made("<p></p>"), init)).toBe(false),
  );
});

describe("searching", () => {
  const find = (title: string) => ({
    data: async (): Promise<Found> => ({ url: title, excerpt: "", meta: {} }),
  });
  const states: State[] = [];
  const show = (state: State) => void states.push(state);
  const urls = (state: State | undefined) =>
    state?.is === "found" ? state.shown.map(({ url }) => url) : null;

  beforeEach(() => {
    states.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  function engine(search: (query: string, kind: string) => Promise<Finds>) {
    return vi.fn(async (): Promise<Engine> => ({ search }));
  }

  test("waits for a pause, and asks for the last words alone", async () => {
    const asked: string[] = [];
    const searching = new Searching(
      engine(async (query, kind) => {
        asked.push(`${query}/${kind}`);
        return [find(query)];
      }),
      show,
    );
    const first = searching.ask({ query: "so", kind: "" });
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    const second = searching.ask({ query: " soft ", kind: "topic" });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(await first).toBe(false);
    expect(await second).toBe(true);
    expect(asked).toEqual(["soft/topic"]);
    expect(urls(states.at(-1))).toEqual(["soft"]);
  });

  test("never shows an answer that came after a later question", async () => {
    const answers = new Map<string, (finds: Finds) => void>();
    const searching = new Searching(
      engine((query) => new Promise((done) => answers.set(query, done))),
      show,
    );
    const slow = searching.ask({ query: "slow", kind: "" });
    await vi.advanceTimersByTimeAsync(PAUSE);
    const quick = searching.ask({ query: "quick", kind: "" });
    await vi.advanceTimersByTimeAsync(PAUSE);
    answers.get("quick")?.([find("quick")]);
    await quick;
    answers.get("slow")?.([find("slow")]);
    expect(await slow).toBe(false);
    expect(urls(states.at(-1))).toEqual(["quick"]);
  });

  test("shows the best first, and more when asked", async () => {
    const all = Array.from({ length: STEP + 3 }, (_, place) => find(String(place)));
    const searching = new Searching(
      engine(async () => all),
      show,
    );
    const asked = searching.ask({ query: "x", kind: "" });
    await vi.advanceTimersByTimeAsync(PAUSE);
    await asked;
    expect(states.at(-1)).toMatchObject({ count: STEP + 3 });
    expect(urls(states.at(-1))).toHaveLength(STEP);
    await searching.more();
    expect(urls(states.at(-1))).toEqual(all.map((_, place) => String(place)));
  });

  test("says that it failed, and loads again for the next question", async () => {
    const load = vi
      .fn<() => Promise<Engine>>()
      .mockRejectedValueOnce(new Error("offline"))
      .mockResolvedValue({ search: async () => [] });
    const searching = new Searching(load, show);
    for (const expected of ["failed", "found"]) {
      const asked = searching.ask({ query: "x", kind: "" });
      await vi.advanceTimersByTimeAsync(PAUSE);
      await asked;
      expect(states.at(-1)?.is).toBe(expected);
    }
    expect(load).toHaveBeenCalledTimes(2);
  });

  test("asks nothing of an empty field", async () => {
    const load = engine(async () => []);
    expect(await new Searching(load, show).ask({ query: "  ", kind: "" })).toBe(true);
    expect(states).toEqual([{ is: "idle" }]);
    expect(load).not.toHaveBeenCalled();
  });
});

test("the number of results is said", () => {
  expect(messages.found(1, 1)).toBe("1 result");
  expect(messages.found(1200, 8)).toBe("1,200 results, the best 8 shown");
});
