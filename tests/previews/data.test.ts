// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pageOf, previewOf } from "../../site_src/previews/data";

const ROOT = "https://example.org/learn/";
const ASSETS = `${ROOT}assets/divebell/card.js`;

describe("the page that an address leads to", () => {
  it.each([
    [`${ROOT}topics/softmax/`, { folder: "topics", slug: "softmax" }],
    [`${ROOT}dives/2026-11-18-optimizers/#in-practice`, { folder: "dives", slug: "2026-11-18-optimizers" }],
    [`${ROOT}case-studies/google-tpu/?a=b`, { folder: "case-studies", slug: "google-tpu" }],
    [`${ROOT}topics/`, null],
    [`${ROOT}topics/softmax/more/`, null],
    ["https://example.org/topics/softmax/", null],
    ["https://example.com/learn/topics/softmax/", null],
  ])("%s", (address, page) => {
    expect(pageOf(address, ROOT)).toEqual(page);
  });
});

describe("what is known of it", () => {
  const fetched = vi.fn();

  beforeEach(() => vi.stubGlobal("fetch", fetched));
  afterEach(() => {
    vi.unstubAllGlobals();
    fetched.mockReset();
  });

  it("comes from the file of its kind, which is fetched once", async () => {
    fetched.mockResolvedValue(Response.json({ softmax: ["Softmax", "A map."] }));
    const softmax = { kind: "topics", title: "Softmax", sentence: "A map." };
    expect(await previewOf(`${ROOT}topics/softmax/`, ASSETS)).toEqual(softmax);
    expect(await previewOf(`${ROOT}topics/constructor/`, ASSETS)).toBeNull();
    expect(fetched.mock.calls).toEqual([[`${ROOT}assets/divebell/previews/topics.json`]]);
  });

  it("is nothing without a network, and is asked for again", async () => {
    fetched.mockRejectedValueOnce(new TypeError("no network"));
    expect(await previewOf(`${ROOT}problems/softmax/`, ASSETS)).toBeNull();
    fetched.mockResolvedValue(Response.json({ softmax: ["Stable softmax", "Write it."] }));
    expect((await previewOf(`${ROOT}problems/softmax/`, ASSETS))?.title).toBe("Stable softmax");
  });
});
