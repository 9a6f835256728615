import { expect, test } from "vitest";
import { notebook } from "../../../site_src/workbench/share/notebook";
import { publicBundle } from "../../../site_src/workbench/share/public-bundle";

const bundled = (name: string, hidden: boolean) => ({
  name,
  hidden,
  given: "x = 1\n",
  call: "f(x)",
  seeds: null,
  raises: null,
  expected: { v: 1, value: 2 },
});

test("hidden cases stay in the bundle", async () => {
  const json = JSON.stringify({ names: ["f"], cases: [bundled("one", false), bundled("two", true)] });
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream("gzip"));
  const { names, cases } = await publicBundle(await new Response(packed).arrayBuffer());
  expect(names).toEqual(["f"]);
  expect(cases.map(({ name }) => name)).toEqual(["one"]);
});

test("a notebook holds the problem's address, the solution and a cell a case", () => {
  const made = JSON.parse(
    notebook({
      title: "Softmax",
      url: "https://divebell.example/problems/softmax/",
      source: "def f(x):\n    return x\n",
      cases: [
        { name: "plain", given: "x = 1\n", call: "f(x)", seeds: null, raises: null },
        { name: "random", given: "", call: "f(seed)", seeds: 20, raises: null },
        { name: "refused", given: "", call: "f(None)", seeds: null, raises: "ValueError" },
      ],
    }),
  );
  expect([made.nbformat, made.nbformat_minor]).toEqual([4, 5]);
  const texts = made.cells.map((cell: { source: string[] }) => cell.source.join(""));
  expect(texts).toEqual([
    "# Softmax\n\n<https://divebell.example/problems/softmax/>",
    "def f(x):\n    return x",
    "# plain\nx = 1\nf(x)",
    "# random\nseed = 0  # any of 0 to 19\nf(seed)",
    "# refused: raises ValueError\nf(None)",
  ]);
  expect(new Set(made.cells.map((cell: { id: string }) => cell.id)).size).toBe(5);
  for (const cell of made.cells)
    expect(Object.keys(cell).sort()).toEqual(
      cell.cell_type === "markdown"
        ? ["cell_type", "id", "metadata", "source"]
        : ["cell_type", "execution_count", "id", "metadata", "outputs", "source"],
    );
});
