import { describe, expect, test } from "vitest";
import { codeInFragment, codeLink } from "../../../site_src/workbench/share/code-link";

const PAGE = "https://divebell.example/problems/softmax/#statement";
const fragmentOf = async (source: string) => new URL(await codeLink(PAGE, "softmax", source)).hash;

test.each(["", "def f(x):\n    return x\n", "größe = '🤿'\r\n\ttab", "x = 1\n".repeat(20_000)])(
  "code comes back as it went in (%#)",
  async (source) => {
    expect(await codeInFragment(await fragmentOf(source), "softmax")).toBe(source);
  },
);

test("a link leads to the page itself, and carries nothing a server sees", async () => {
  const link = new URL(await codeLink(PAGE, "softmax", "secret = 1"));
  expect(link.pathname + link.search).toBe("/problems/softmax/");
  expect(link.href).not.toContain("secret");
});

describe("no code is taken from", () => {
  test("a link to another problem", async () => {
    expect(await codeInFragment(await fragmentOf("x = 1"), "attention")).toBeNull();
  });

  test.each([
    "",
    "#",
    "#code=softmax",
    "#code=softmax.",
    "#code=softmax.!!",
    "#code=softmax.AAAA",
    "#code=softmax.A",
  ])("a fragment that is not whole: %s", async (fragment) =>
    expect(await codeInFragment(fragment, "softmax")).toBeNull(),
  );

  test("a link that unpacks to more than a solution", async () => {
    const fragment = await fragmentOf("x".repeat(50_000_000));
    expect(fragment.length).toBeLessThan(100_000);
    expect(await codeInFragment(fragment, "softmax")).toBeNull();
  });

  test("bytes that are not text", async () => {
    const packed = await new Response(
      new Blob([new Uint8Array([0xff, 0xfe])]).stream().pipeThrough(new CompressionStream("deflate-raw")),
    ).arrayBuffer();
    const text = btoa(String.fromCharCode(...new Uint8Array(packed))).replace(/=+$/, "");
    expect(await codeInFragment(`#code=softmax.${text}`, "softmax")).toBeNull();
  });
});
