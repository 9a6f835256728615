// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { messages } from "#texts/search";
import {
  type Answer,
  type Chosen,
  type Engine,
  engineOf,
  type Facets,
  type Finds,
  type Found,
  type Pagefind,
} from "../../site_src/search/engine";
import { isNear, pieces } from "../../site_src/search/excerpt";
import { FacetsView, OFFERED } from "../../site_src/search/facets-view";
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

test.each([
  ["the <mark>gradients</mark> of", "Gradient", true],
  ["a <mark>log-likelihood</mark>", "likelihoods", true],
  ["of a <mark>café</mark>", "cafe", true],
  ["J. <mark>Z.</mark> Kolter", "zzzqq", false],
  ["J. <mark>Z.</mark> Kolter", "z", true],
  ["found by its title", "zzzqq", true],
])("that %s is near to %s: %s", (excerpt, words, near) => expect(isNear(excerpt, words)).toBe(near));

test("results that share no more than a letter with what was asked are none", async () => {
  const states: State[] = [];
  const data = async (): Promise<Found> => ({ url: "x", excerpt: "<mark>z.</mark>", meta: {} });
  const answer: Answer = { finds: [{ data }], facets: { kind: { dive: 1 } } };
  const searching = new Searching(
    async () => ({ facets: {}, search: async () => answer }),
    (state) => states.push(state),
  );
  await searching.ask({ query: "zzzqq", chosen: {} }, 0);
  expect(states.at(-1)).toMatchObject({ is: "found", count: 0, shown: [], facets: {} });
});

test("what is called just what was asked for stands before what only tells of it", async () => {
  const states: State[] = [];
  const called = (title: string) => ({
    data: async (): Promise<Found> => ({ url: title, excerpt: "<mark>softmax</mark>", meta: { title } }),
  });
  const finds = [called("Stable Softmax"), called("Attention"), called("Softmax")];
  const searching = new Searching(
    async () => ({ facets: {}, search: async () => ({ finds, facets: {} }) }),
    (state) => states.push(state),
  );
  await searching.ask({ query: "softmax", chosen: {} }, 0);
  const last = states.at(-1);
  expect(last?.is === "found" && last.shown.map(({ url }) => url)).toEqual([
    "Softmax",
    "Stable Softmax",
    "Attention",
  ]);
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
  const ALL: Facets = { kind: { dive: 2, topic: 1 } };
  const states: State[] = [];
  const show = (state: State) => void states.push(state);
  const urls = (state: State | undefined) =>
    state?.is === "found" ? state.shown.map(({ url }) => url) : null;

  beforeEach(() => {
    states.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  function engine(search: (words: string, chosen: Chosen) => Promise<Finds>) {
    const answer = async (words: string, chosen: Chosen): Promise<Answer> => ({
      finds: await search(words, chosen),
      facets: {},
    });
    return vi.fn(async (): Promise<Engine> => ({ facets: ALL, search: answer }));
  }

  test("waits for a pause, and asks for the last words alone", async () => {
    const asked: string[] = [];
    const searching = new Searching(
      engine(async (query, { kind }) => {
        asked.push(`${query}/${kind ?? ""}`);
        return [find(query)];
      }),
      show,
    );
    const first = searching.ask({ query: "so", chosen: {} });
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    const second = searching.ask({ query: " soft ", chosen: { kind: "topic" } });
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
    const slow = searching.ask({ query: "slow", chosen: {} });
    await vi.advanceTimersByTimeAsync(PAUSE);
    const quick = searching.ask({ query: "quick", chosen: {} });
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
    const asked = searching.ask({ query: "x", chosen: {} });
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
      .mockResolvedValue({ facets: ALL, search: async () => ({ finds: [], facets: ALL }) });
    const searching = new Searching(load, show);
    for (const expected of ["failed", "found"]) {
      const asked = searching.ask({ query: "x", chosen: {} });
      await vi.advanceTimersByTimeAsync(PAUSE);
      await asked;
      expect(states.at(-1)?.is).toBe(expected);
    }
    expect(load).toHaveBeenCalledTimes(2);
  });

  test("asks nothing of an empty field", async () => {
    const load = engine(async () => []);
    expect(await new Searching(load, show).ask({ query: "  ", chosen: {} })).toBe(true);
    expect(states).toEqual([{ is: "idle", facets: null }]);
    expect(load).not.toHaveBeenCalled();
  });
});

describe("preparing", () => {
  const ALL: Facets = { kind: { dive: 2 } };
  const states: State[] = [];
  const searching = (load: () => Promise<Engine>) => {
    states.length = 0;
    return new Searching(load, (state) => states.push(state));
  };

  test("tells the facets of the whole index", async () => {
    await searching(async () => ({ facets: ALL, search: async () => ({ finds: [], facets: {} }) })).prepare();
    expect(states).toEqual([{ is: "idle", facets: ALL }]);
  });

  test("says that nothing could be loaded", async () => {
    await searching(() => Promise.reject(new Error("offline"))).prepare();
    expect(states).toEqual([{ is: "failed" }]);
  });
});

test("a choice alone is a question, and its rivals keep the counts that they would have", async () => {
  const asked: unknown[] = [];
  const pagefind: Pagefind = {
    mergeIndex: async () => undefined,
    filters: async () => ({}),
    search: async (query, { filters }) => {
      asked.push([query, filters]);
      const kind = "kind" in filters ? { dive: 1, topic: 0 } : { dive: 1, topic: 4 };
      return { results: [], filters: { kind, year: { 2026: 1 } } };
    },
  };
  const { facets } = await engineOf(pagefind, {}).search("", { kind: "dive", year: "2026" });
  expect(facets).toEqual({ kind: { dive: 1, topic: 4 }, year: { 2026: 1 } });
  expect(asked).toEqual([
    [null, { kind: "dive", year: "2026" }],
    [null, { year: "2026" }],
    [null, { kind: "dive" }],
  ]);
});

describe("the facets", () => {
  const tags = Object.fromEntries(
    Array.from({ length: OFFERED + 2 }, (_, place) => [`t${place}`, place + 1]),
  );
  const all: Facets = {
    kind: { topic: 4, dive: 3 },
    year: { 2025: 1, 2026: 2 },
    difficulty: { hard: 1, easy: 2 },
    tag: tags,
  };
  const shown = (view: FacetsView) =>
    [...view.element.querySelectorAll<HTMLElement>(".ds-facet:not([hidden])")].map((row) => [
      row.getAttribute("aria-label"),
      ...[...row.querySelectorAll("button:not([hidden])")].map((chip) => chip.textContent),
    ]);
  function made(): FacetsView {
    const view: FacetsView = new FacetsView(() => view.show(all));
    view.prepare(all);
    return view;
  }
  const chip = (view: FacetsView, text: string) =>
    [...view.element.querySelectorAll("button")].find((each) => each.textContent?.startsWith(text));

  test("are rows of values with counts, the newest year first", () => {
    expect(shown(made()).slice(0, 3)).toEqual([
      ["Kind", "Dive 3", "Topic 4"],
      ["Difficulty", "Easy 2", "Hard 1"],
      ["Year", "2026 2", "2025 1"],
    ]);
  });

  test("offer no more values than one can look over, and those that most have", () => {
    const row = shown(made())[3];
    expect(row).toHaveLength(1 + OFFERED);
    expect(row).not.toContain("t0 1");
  });

  test("hold one choice each, which a second press gives up", () => {
    const view = made();
    chip(view, "Dive")?.click();
    chip(view, "2026")?.click();
    chip(view, "Topic")?.click();
    expect(view.chosen).toEqual({ kind: "topic", year: "2026" });
    expect(chip(view, "Topic")?.getAttribute("aria-pressed")).toBe("true");
    chip(view, "2026")?.click();
    expect(view.chosen).toEqual({ kind: "topic" });
    chip(view, messages.clear)?.click();
    expect(view.chosen).toEqual({});
    expect(chip(view, messages.clear)?.hidden).toBe(true);
  });

  test("keep what was chosen though nothing is left of it", () => {
    const view = made();
    chip(view, "Easy")?.click();
    view.show({ kind: { dive: 1 } });
    expect(shown(view)).toEqual([
      ["Kind", "Dive 1"],
      ["Difficulty", "Easy 0"],
    ]);
  });
});

test("the number of results is said", () => {
  expect(messages.found(1, 1)).toBe("1 result");
  expect(messages.found(1200, 8)).toBe("1,200 results, the best 8 shown");
});
